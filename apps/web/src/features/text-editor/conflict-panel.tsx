'use client';

import { GitMerge } from 'lucide-react';
import { Button, DiffView } from '@helix/ui';
import { mergeTexts } from './merge-texts.ts';
import { messages } from './messages.ts';
import type { SavedText } from './saved-text.ts';

/** Two have written on the same ground; whoever comes second decides what becomes of it. */
export function ConflictPanel({
  mine,
  theirs,
  onResolve,
}: {
  mine: { text: string; baseText: string };
  theirs: SavedText;
  onResolve: (text: string) => void;
}) {
  const merged = mergeTexts(mine.baseText, mine.text, theirs.text);
  return (
    <section
      role="alert"
      className="grid gap-3 rounded-lg border border-busy bg-raised p-4 text-sm"
    >
      <div>
        <h3 className="font-semibold">{messages.conflictTitle(theirs.version)}</h3>
        <p className="text-soft">
          {messages.conflictText} {merged.conflicts > 0 && messages.conflictBoth}
        </p>
      </div>
      <details>
        <summary className="text-soft">{messages.theirChanges}</summary>
        <div className="mt-2">
          <DiffView
            label={messages.theirChanges}
            before={mine.text}
            after={theirs.text}
            beforeTitle={messages.mine}
            afterTitle={messages.theirs}
          />
        </div>
      </details>
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          icon={<GitMerge aria-hidden />}
          onClick={() => onResolve(merged.text)}
        >
          {messages.merge}
        </Button>
        <Button onClick={() => onResolve(mine.text)}>{messages.keepMine}</Button>
        <Button onClick={() => onResolve(theirs.text)}>{messages.takeTheirs}</Button>
      </div>
    </section>
  );
}
