'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import { approveTask, rejectTask } from '@helix/contracts/reviews';
import type { TaskCard } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { showTask } from '../task-actions/index.ts';
import { taskKeys } from '../tasks/task-queries.ts';
import { messages } from './messages.ts';

/** Both say which version of the task they mean, so that nobody approves what has changed meanwhile. */
export function useReview({ id: taskId, key, version }: TaskCard) {
  const queries = useQueryClient();
  const show = useToast();
  const params = { taskId };
  const onError = (error: Error) => {
    show(messages.notDone(messageOf(error)), 'bad');
    void queries.invalidateQueries({ queryKey: taskKeys.one(taskId) });
  };
  const approve = useMutation({
    mutationFn: () => client.call(approveTask, { params, body: { version } }),
    onSuccess(task) {
      showTask(queries, task);
      show(messages.approved(key));
    },
    onError,
  });
  const reject = useMutation({
    mutationFn: (feedback: string) =>
      client.call(rejectTask, { params, body: { feedback, version } }),
    onSuccess(task) {
      showTask(queries, task);
      show(messages.rejected(key));
    },
    onError,
  });
  return { approve, reject };
}
