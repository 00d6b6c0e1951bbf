import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { getTask } from '@helix/contracts/tasks';
import { listWatchers } from '@helix/contracts/watchers';

export const taskKeys = {
  one: (taskId: string) => ['task', taskId] as const,
  watchers: (taskId: string) => ['watchers', taskId] as const,
};

export const taskQuery = (client: Client, taskId: string) =>
  queryOptions({
    queryKey: taskKeys.one(taskId),
    queryFn: () => client.call(getTask, { params: { taskId } }),
  });

export const watchersQuery = (client: Client, taskId: string) =>
  queryOptions({
    queryKey: taskKeys.watchers(taskId),
    queryFn: () => client.call(listWatchers, { params: { taskId }, query: { limit: 200 } }),
  });
