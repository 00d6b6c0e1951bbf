import type { QueryClient } from '@tanstack/react-query';
import type { TaskCard } from '@helix/contracts/tasks';
import type { ApplyEvent } from '../live/live-event.ts';
import { dependencyKeys } from './dependency-queries.ts';

export const applyDependencyEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'dependency.added': {
      const { taskId, blockedById } = event.data.dependency;
      return readAgain(queries, [taskId, blockedById]);
    }
    case 'dependency.removed':
      return readAgain(queries, [event.data.taskId, event.data.blockedById]);
    case 'task.created':
    case 'task.updated':
    case 'task.moved':
    case 'task.archived':
    case 'task.restored':
    case 'task.deleted':
    case 'task.transferred':
      return follow(queries, event.data.task);
    default:
      return undefined;
  }
};

function readAgain(queries: QueryClient, taskIds: readonly string[]): void {
  for (const taskId of taskIds) {
    void queries.invalidateQueries({ queryKey: dependencyKeys.of(taskId) });
  }
}

/** Lists that show this task, or the one that it belongs to, are read again. */
function follow(queries: QueryClient, task: TaskCard): void {
  if (task.parentId !== null) {
    void queries.invalidateQueries({ queryKey: dependencyKeys.subtasks(task.parentId) });
  }
  for (const queryKey of [dependencyKeys.all, dependencyKeys.allSubtasks]) {
    void queries.invalidateQueries({
      queryKey,
      predicate: ({ state }) => JSON.stringify(state.data ?? '').includes(task.id),
    });
  }
}
