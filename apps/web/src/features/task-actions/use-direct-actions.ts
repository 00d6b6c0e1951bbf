'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useToast } from '@helix/ui';
import { deleteTask, duplicateTask, type TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useCopy } from '../../lib/use-copy.ts';
import { useUser } from '../session/use-user.ts';
import { useUndo } from '../undo/index.ts';
import { knownTasks, showTask } from './known-tasks.ts';
import { messages } from './messages.ts';
import type { DirectAction } from './task-actions-context.ts';
import { whatOf } from './task-words.ts';
import { useChangeTasks } from './use-change-tasks.ts';

/** Does at once what needs no choice. */
export function useDirectActions(): (action: DirectAction, taskIds: readonly string[]) => void {
  const queries = useQueryClient();
  const { memberId, name } = useUser();
  const { mutate: change } = useChangeTasks();
  const { mutate: duplicate } = useDuplicate();
  const copy = useCopy();
  return useCallback(
    (action, taskIds) => {
      const tasks = knownTasks(queries, taskIds);
      if (tasks.length === 0) return undefined;
      const what = whatOf(tasks);
      switch (action) {
        case 'assignMe': {
          const isMine = tasks.every(({ assigneeId }) => assigneeId === memberId);
          return change({
            parts: [
              {
                tasks,
                change: { kind: 'change', fields: { assigneeId: isMine ? null : memberId } },
              },
            ],
            title: isMine ? messages.done.unassigned(what) : messages.done.assigned(what, name),
          });
        }
        case 'archive':
        case 'restore':
        case 'delete':
          return change({
            parts: [{ tasks, change: { kind: action } }],
            title: messages.done[action](what),
          });
        case 'duplicate':
          return duplicate(tasks);
        case 'copyKey': {
          const keys = tasks.map(({ key }) => key).join(', ');
          return copy(keys, messages.copied(keys));
        }
        case 'copyLink':
          return copy(tasks.map(linkOf).join('\n'), messages.copiedLinks(tasks.length));
      }
    },
    [queries, memberId, name, change, duplicate, copy],
  );
}

function linkOf({ id }: TaskCard): string {
  return `${window.location.origin}/tasks/${id}`;
}

function useDuplicate() {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  return useMutation({
    async mutationFn(tasks: readonly TaskCard[]) {
      const made: TaskCard[] = [];
      for (const { id } of tasks) {
        const task = await client.call(duplicateTask, { params: { taskId: id }, body: {} });
        showTask(queries, task);
        made.push(task);
      }
      return made;
    },
    onSuccess: (made, tasks) =>
      undo.offer({
        title: messages.done.duplicated(whatOf(tasks), whatOf(made)),
        undo: async () => {
          for (const { id } of made) {
            showTask(queries, await client.call(deleteTask, { params: { taskId: id } }));
          }
        },
      }),
    onError: (error) => show(messageOf(error), 'bad'),
  });
}
