import { applyTask } from '../boards/board-queries.ts';
import type { ApplyEvent } from '../live/live-event.ts';

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
    default:
      return undefined;
  }
};
