import { Card, CodeBlock, Collapsible, Section } from '@helix/ui';
import { Markdown } from '../markdown/index.ts';
import type { WholeCall } from './call-facts.tsx';
import { messages } from './messages.ts';

/** What the model thought, and which tools it asked for. */
export function CallThoughts({ call: { thinking, toolCalls } }: { call: WholeCall }) {
  const hasThoughts = thinking !== null && thinking !== '';
  if (!hasThoughts && toolCalls.length === 0) return null;
  return (
    <>
      {hasThoughts && (
        <Card className="px-3 py-1.5">
          <Collapsible title={messages.thinkingTitle}>
            <div className="pb-2 text-soft">
              <Markdown text={thinking} />
            </div>
          </Collapsible>
        </Card>
      )}
      {toolCalls.length > 0 && (
        <Section title={messages.toolCalls}>
          {toolCalls.map(({ callId, name, input }) => (
            <CodeBlock
              key={callId}
              title={name}
              label={messages.toolInput(name)}
              code={JSON.stringify(input, undefined, 2)}
            />
          ))}
        </Section>
      )}
    </>
  );
}
