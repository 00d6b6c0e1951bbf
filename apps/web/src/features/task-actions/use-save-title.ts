'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import { updateTask, type TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import { showTask } from './known-tasks.ts';
import { messages } from './messages.ts';

/** The new title is there at once; a refusal brings the old one back, with the reason. */
export function useSaveTitle() {
  const queries = useQueryClient();
  const show = useToast();
  const undo = useUndo();
  const put = ({ id }: TaskCard, title: string) =>
    client.call(updateTask, { params: { taskId: id }, body: { title } });
  return useMutation({
    scope: { id: 'change tasks' },
    mutationFn: ({ task, title }: { task: TaskCard; title: string }) => put(task, title),
    onMutate: ({ task, title }) => showTask(queries, { ...task, title }),
    onSuccess(saved, { task }) {
      showTask(queries, saved);
      undo.offer({
        title: messages.done.renamed(task.key),
        undo: async () => showTask(queries, await put(task, task.title)),
      });
    },
    onError(error, { task }) {
      showTask(queries, task);
      show(messages.refused(task.key, messageOf(error)), 'bad');
    },
  });
}
