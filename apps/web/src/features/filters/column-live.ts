import type { ApplyEvent } from '../live/live-event.ts';
import { columnKeys } from './column-queries.ts';

export const applyColumnEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'column.created':
    case 'column.updated':
    case 'column.deleted':
      void queries.invalidateQueries({ queryKey: columnKeys.of(event.data.column.boardId) });
      break;
    case 'column.ordered':
      void queries.invalidateQueries({ queryKey: columnKeys.of(event.data.boardId) });
      break;
    default:
  }
};
