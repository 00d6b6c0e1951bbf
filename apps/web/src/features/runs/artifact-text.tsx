'use client';

import { useMemo } from 'react';
import { CodeBlock } from '@helix/ui';
import { Markdown } from '../../lib/markdown.tsx';
import { diffLines } from '../text-editor/line-diff.ts';
import { TextDiff } from '../text-editor/text-diff.tsx';
import { messages } from './messages.ts';
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
      {former !== undefined && <Changes from={former} to={content} />}
    </div>
  );
}

function Changes({ from, to }: { from: string; to: string }) {
  const parts = useMemo(
    () => diffLines(from, to).map(({ kind, lines }) => ({ kind, text: lines.join('\n') })),
    [from, to],
  );
  return (
    <div className="mt-2 grid gap-1">
      <p className="text-xs text-soft">{messages.changedSince}</p>
      <TextDiff parts={parts} />
    </div>
  );
}
