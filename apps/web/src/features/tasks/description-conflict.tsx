'use client';

import { Button, DiffView } from '@helix/ui';
import type { Task } from '@helix/contracts/tasks';
import type { Draft } from '../text-editor/draft-store.ts';
import { mergeTexts } from '../text-editor/merge-texts.ts';
import { messages } from './messages.ts';

type DescriptionConflictProps = {
  draft: Draft;
  theirs: Task;
  /** The draft to go on with, or nothing when theirs stays. */
  onResolve: (draft: Draft | undefined) => void;
};

/** Two people wrote at once: both texts are shown, and nothing is lost. */
export function DescriptionConflict({ draft, theirs, onResolve }: DescriptionConflictProps) {
  const { description, version } = theirs;
  const merged = mergeTexts(draft.baseText, draft.text, description);
  const goOn = (text: string) => onResolve({ text, baseText: description, baseVersion: version });
  return (
    <section role="alert" className="grid gap-3 rounded-lg border border-busy bg-raised p-3">
      <p className="text-sm font-medium">{messages.conflict}</p>
      <DiffView
        before={description}
        after={draft.text}
        label={messages.conflictDiff}
        beforeTitle={messages.theirs}
        afterTitle={messages.mine}
      />
      {merged.conflicts > 0 && <p className="text-xs text-soft">{messages.mergedWithConflicts}</p>}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={() => goOn(merged.text)}>
          {messages.merge}
        </Button>
        <Button onClick={() => goOn(draft.text)}>{messages.keepMine}</Button>
        <Button look="quiet" onClick={() => onResolve(undefined)}>
          {messages.takeTheirs}
        </Button>
      </div>
    </section>
  );
}
