'use client';

import { CircleHelp, FileText, Hammer, TriangleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { CodeBlock, Collapsible } from '@helix/ui';
import { formatDuration } from '../../../lib/format.ts';
import { ArtifactText } from './artifact-text.tsx';
import { Entry } from './entry.tsx';
import { messages } from '../messages.ts';
import { madeText, summaryOf } from './tool-input.ts';
import type { ToolItem } from './transcript.ts';

type ToolEntryProps = {
  item: ToolItem;
  id: string | undefined;
  /** The same file as the run made it before. */
  former: string | undefined;
  actions: ReactNode;
};

/** A tool that was used: with what, what came of it, and what it changed. */
export const ToolEntry = memo(function ToolEntry({ item, id, former, actions }: ToolEntryProps) {
  const { state, name, input, output } = item;
  const summary = summaryOf(input);
  const made = madeText(input);
  const effect = state === 'finished' ? messages.effect(name) : undefined;
  return (
    <Entry id={id} tone={state === 'failed' ? 'bad' : 'soft'} icon={iconOf(item, made)}>
      <div className="flex items-start gap-2">
        <Collapsible
          className="min-w-0 flex-1"
          defaultOpen={made !== undefined}
          title={
            <>
              <span className="font-medium text-ink">{messages.tool(name)}</span>
              {summary !== '' && <span> · {summary}</span>}
            </>
          }
          note={<Note item={item} />}
        >
          <div className="grid gap-2 pb-1">
            {effect !== undefined && <p className="text-sm text-soft">{effect}</p>}
            {made !== undefined && <ArtifactText made={made} former={former} />}
            <Labelled title={messages.arguments}>
              <CodeBlock
                label={messages.arguments}
                code={JSON.stringify(input, undefined, 2)}
                isWrapped
                className="max-h-56"
              />
            </Labelled>
            <Labelled title={messages.result}>
              {output === null || output === '' ? (
                <p className="text-sm text-soft">{messages.noResult}</p>
              ) : (
                <CodeBlock label={messages.result} code={output} isWrapped className="max-h-72" />
              )}
            </Labelled>
          </div>
        </Collapsible>
        {actions}
      </div>
    </Entry>
  );
});

function iconOf({ name, state }: ToolItem, made: unknown): ReactNode {
  if (state === 'failed') return <TriangleAlert />;
  if (name === 'ask_person') return <CircleHelp />;
  return made === undefined ? <Hammer /> : <FileText />;
}

function Note({ item: { state, startedAt, endedAt } }: { item: ToolItem }) {
  if (state === 'open') return messages.toolOpen;
  const took = endedAt === null ? 0 : Date.parse(endedAt) - Date.parse(startedAt);
  const words = took > 0 ? formatDuration(took) : '';
  if (state !== 'failed') return words;
  return (
    <span className="text-bad">{[messages.toolFailed, words].filter(Boolean).join(' · ')}</span>
  );
}

function Labelled({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <p className="text-xs text-soft">{title}</p>
      {children}
    </div>
  );
}
