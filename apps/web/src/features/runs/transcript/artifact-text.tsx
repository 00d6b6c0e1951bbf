'use client';

import { CodeBlock, DiffView } from '@helix/ui';
import { Markdown } from '../../markdown/index.ts';
import { messages } from '../messages.ts';
import type { MadeText } from './tool-input.ts';

/** A text that a tool made; beside what it was when the run made it before. */
export function ArtifactText({ made, former }: { made: MadeText; former: string | undefined }) {
  const { name, content } = made;
  return (
    <div className="grid gap-1">
      <p className="text-xs text-soft">{messages.content}</p>
      {/\.(md|markdown)$/i.test(name) ? (
        <div className="max-h-96 overflow-y-auto rounded-md border border-line bg-raised px-4 py-3">
          <p className="mb-2 font-mono text-xs text-soft">{name}</p>
          <Markdown text={content} />
        </div>
      ) : (
        <CodeBlock label={name} title={name} code={content} />
      )}
      {former !== undefined && (
        <DiffView before={former} after={content} label={messages.changedSince} />
      )}
    </div>
  );
}
