import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listDependencies } from '@helix/contracts/dependencies';
import { listSubtasks } from '@helix/contracts/tasks';

export const dependencyKeys = {
  all: ['dependencies'] as const,
  of: (taskId: string) => ['dependencies', taskId] as const,
  allSubtasks: ['subtasks'] as const,
  subtasks: (taskId: string) => ['subtasks', taskId] as const,
};

export const dependenciesQuery = (client: Client, taskId: string) =>
  queryOptions({
    queryKey: dependencyKeys.of(taskId),
    queryFn: () => client.call(listDependencies, { params: { taskId } }),
  });

export const subtasksQuery = (client: Client, taskId: string) =>
  queryOptions({
    queryKey: dependencyKeys.subtasks(taskId),
    queryFn: () => client.call(listSubtasks, { params: { taskId }, query: { limit: 100 } }),
  });
