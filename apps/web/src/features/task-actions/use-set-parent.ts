'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import { setParent, type TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import { showTask } from './known-tasks.ts';
import { messages } from './messages.ts';
import { whatOf } from './task-words.ts';

type ParentWish = {
  readonly tasks: readonly TaskCard[];
  readonly parent: { readonly id: string; readonly key: string } | null;
};

/** One after the other, as each has to fit below the parent by itself. */
export function useSetParent() {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  const put = async (task: TaskCard, parentId: string | null) =>
    showTask(
      queries,
      await client.call(setParent, { params: { taskId: task.id }, body: { parentId } }),
    );
  return useMutation({
    scope: { id: 'change tasks' },
    async mutationFn({ tasks, parent }: ParentWish) {
      const done: TaskCard[] = [];
      for (const task of tasks) {
        try {
          await put(task, parent?.id ?? null);
          done.push(task);
        } catch (error) {
          show(messages.refused(task.key, messageOf(error)), 'bad');
        }
      }
      return done;
    },
    onSuccess(done, { parent }) {
      if (done.length === 0) return;
      undo.offer({
        title: parent
          ? messages.done.parent(whatOf(done), parent.key)
          : messages.done.noParent(whatOf(done)),
        undo: async () => {
          for (const task of done) await put(task, task.parentId);
        },
      });
    },
  });
}
