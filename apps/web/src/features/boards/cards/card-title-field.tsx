'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useToast } from '@helix/ui';
import { updateTask, type TaskCard } from '@helix/contracts/tasks';
import { client } from '../../../lib/browser-client.ts';
import { messageOf } from '../../../lib/error-message.ts';
import { useSelectionStore } from '../../selection/index.ts';
import { applyTask } from '../board-queries.ts';
import { messages } from '../messages.ts';
import { editTitle } from './title-editing.ts';

/** The title is written where it stands. Enter and leaving keep it, Escape does not. */
export function CardTitleField({ task }: { task: TaskCard }) {
  const save = useSaveTitle(task);
  const selection = useSelectionStore();
  const isOver = useRef(false);
  const finish = (title: string | undefined) => {
    if (isOver.current) return;
    isOver.current = true;
    selection.focus(task.id);
    editTitle(undefined);
    if (title !== undefined && title !== '' && title !== task.title) save.mutate(title);
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

function useSaveTitle(task: TaskCard) {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    mutationFn: (title: string) =>
      client.call(updateTask, { params: { taskId: task.id }, body: { title } }),
    onMutate: (title) => applyTask(queries, { ...task, title }),
    onSuccess: (saved) => applyTask(queries, saved),
    onError(error) {
      applyTask(queries, task);
      show(`${task.key}: ${messageOf(error)}`, 'bad');
    },
  });
}
