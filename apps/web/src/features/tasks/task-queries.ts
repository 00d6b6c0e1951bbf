import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import type { EndpointResult } from '@helix/contracts';
import { listComments } from '@helix/contracts/comments';
import { getTask } from '@helix/contracts/tasks';

export type CommentPage = EndpointResult<typeof listComments>;

export const taskKeys = {
  one: (taskId: string) => ['task', taskId] as const,
  comments: (taskId: string) => ['comments', taskId] as const,
};

export const taskQuery = (client: Client, taskId: string) =>
  queryOptions({
    queryKey: taskKeys.one(taskId),
    queryFn: () => client.call(getTask, { params: { taskId } }),
  });

export const commentsQuery = (client: Client, taskId: string) =>
  queryOptions({
    queryKey: taskKeys.comments(taskId),
    queryFn: () => client.call(listComments, { params: { taskId }, query: { limit: 200 } }),
  });
