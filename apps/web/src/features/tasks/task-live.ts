import { applyTask } from '../boards/board-queries.ts';
import type { ApplyEvent } from '../live/live-event.ts';
import { taskKeys } from './task-queries.ts';

export const applyTaskEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'task.created':
    case 'task.moved':
    case 'task.transferred':
    case 'task.archived':
    case 'task.deleted':
    case 'task.restored':
      return applyTask(queries, event.data.task);
    case 'task.updated': {
      const { task, changes } = event.data;
      const description = changes['description']?.to;
      return applyTask(queries, typeof description === 'string' ? { ...task, description } : task);
    }
    case 'watcher.added':
      return readWatchers(event.data.watcher.taskId);
    case 'watcher.removed':
      return readWatchers(event.data.taskId);
    default:
      return undefined;
  }

  function readWatchers(taskId: string): void {
    void queries.invalidateQueries({ queryKey: taskKeys.watchers(taskId) });
  }
};
