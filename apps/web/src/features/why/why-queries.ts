import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { explainTask } from '@helix/contracts/why';

export const whyKeys = { all: ['why'] as const, of: (taskId: string) => ['why', taskId] as const };

export const whyQuery = (client: Client, taskId: string) =>
  queryOptions({
    queryKey: whyKeys.of(taskId),
    queryFn: () => client.call(explainTask, { params: { taskId } }),
  });
