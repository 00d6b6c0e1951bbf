'use client';

import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useToast } from '@helix/ui';
import type { Task } from '@helix/contracts/tasks';
import { messages } from './messages.ts';
import { useSaveText } from './use-save-text.ts';

type TaskTitleProps = { task: Task; mayWrite: boolean; isPage: boolean };

/** Saved when it is left; what somebody else wrote meanwhile is not overwritten. */
export function TaskTitle({ task, mayWrite, isPage }: TaskTitleProps) {
  const [draft, setDraft] = useState<{ text: string; base: string }>();
  const show = useToast();
  const save = useSaveText(task);
  const look = `w-full font-semibold text-balance ${isPage ? 'text-2xl' : 'text-xl'}`;
  if (!mayWrite) return <h2 className={`${look} wrap-anywhere`}>{task.title}</h2>;
  const finish = () => {
    const text = draft?.text.replaceAll(/\s+/g, ' ').trim() ?? '';
    if (!draft || text === '' || text === draft.base) return setDraft(undefined);
    return save.mutate(
      { field: 'title', text, base: draft.base },
      {
        onSuccess({ kind }) {
          if (kind === 'conflict') show(messages.titleConflict, 'bad');
          setDraft(undefined);
        },
      },
    );
  };
  return (
    <h2 className="-mx-2">
      <textarea
        aria-label={messages.title}
        rows={1}
        maxLength={500}
        value={draft?.text ?? task.title}
        onChange={({ target }) => setDraft({ text: target.value, base: draft?.base ?? task.title })}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            event.currentTarget.blur();
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            // Leaving saves what is written, so that is gone before.
            flushSync(() => setDraft(undefined));
            event.currentTarget.blur();
          }
        }}
        className={`${look} field-sizing-content block resize-none rounded-md bg-transparent px-2 py-1 hover:bg-hover focus:bg-raised`}
      />
    </h2>
  );
}
