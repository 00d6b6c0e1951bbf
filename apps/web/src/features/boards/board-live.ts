import type { QueryKey } from '@tanstack/react-query';
import type { ApplyEvent, LiveEvent } from '../live/live-event.ts';
import { boardKeys } from './board-queries.ts';

export const applyBoardEvent: ApplyEvent = (queries, event) => {
  for (const queryKey of staleKeys(event)) void queries.invalidateQueries({ queryKey });
};

/** Boards and lists that have to be read again. */
function staleKeys(event: LiveEvent): QueryKey[] {
  switch (event.type) {
    case 'task.removed':
    case 'task.counted':
    case 'column.reordered':
    case 'column.ordered':
      return [boardKeys.view(event.data.boardId)];
    case 'column.created':
    case 'column.updated':
    case 'column.deleted':
      return [boardKeys.view(event.data.column.boardId)];
    case 'board.updated':
      return [boardKeys.overview, boardKeys.view(event.data.board.id)];
    case 'board.imported':
      return [boardKeys.view(event.data.boardId)];
    case 'organization.imported':
      return [[]];
    case 'department.created':
    case 'department.updated':
    case 'board.created':
    case 'board.granted':
      return [boardKeys.overview];
    default:
      return [];
  }
}
