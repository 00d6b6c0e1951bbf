'use client';

import { useRef } from 'react';
import type { TaskCard } from '@helix/contracts/tasks';
import { useSelectionStore } from '../../selection/index.ts';
import { useSaveTitle } from '../../task-actions/index.ts';
import { messages } from '../messages.ts';
import { editTitle } from './title-editing.ts';

/** The title is written where it stands. Enter and leaving keep it, Escape does not. */
export function CardTitleField({ task }: { task: TaskCard }) {
  const save = useSaveTitle();
  const selection = useSelectionStore();
  const isOver = useRef(false);
  const finish = (title: string | undefined) => {
    if (isOver.current) return;
    isOver.current = true;
    selection.focus(task.id);
    editTitle(undefined);
    if (title !== undefined && title !== '' && title !== task.title) save.mutate({ task, title });
  };
  return (
    <textarea
      autoFocus
      rows={2}
      defaultValue={task.title}
      maxLength={500}
      aria-label={messages.card.editTitle(task.key)}
      className="relative z-10 -mx-1 field-sizing-content resize-none rounded-sm bg-paper px-1 leading-snug outline-2 outline-accent"
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') finish(undefined);
        if (event.key !== 'Enter') return;
        event.preventDefault();
        finish(event.currentTarget.value.trim());
      }}
    />
  );
}
