import type { ApplyEvent } from '../live/live-event.ts';
import { boardSettingsKeys } from './board-settings-queries.ts';

export const applyBoardSettingsEvent: ApplyEvent = (queries, { type, data }) => {
  // What is gone is not read again.
  if (!type.startsWith('board.') || type === 'board.deleted') return;
  const boardId = 'board' in data ? data.board.id : 'boardId' in data ? data.boardId : undefined;
  if (typeof boardId !== 'string') return;
  void queries.invalidateQueries({ queryKey: boardSettingsKeys.board(boardId) });
  void queries.invalidateQueries({ queryKey: boardSettingsKeys.access(boardId) });
};
