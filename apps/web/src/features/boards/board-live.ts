import type { ApplyEvent, LiveEvent } from '../live/live-event.ts';
import { withEvent } from './board-event.ts';
import { boardKeys, boardViews } from './board-queries.ts';
import { noteEvent } from './board-recording.ts';
import { findCard, type BoardView } from './board-view-patch.ts';
import { refreshSoon } from '../../lib/invalidate-soon.ts';

export const applyBoardEvent: ApplyEvent = (queries, event) => {
  noteEvent(event);
  for (const { key, view, isFiltered } of boardViews(queries)) {
    if (event.seq <= view.seq) continue;
    // What a filter describes is for the server to say; what is shown already is kept current meanwhile.
    const taskId = taskOf(event);
    const isNew = isFiltered && taskId !== undefined && !findCard(view, taskId);
    if (!isNew) queries.setQueryData<BoardView>(key, withEvent(view, event));
    if (mustReadAgain(event, view, isFiltered)) refreshSoon(queries, key);
  }
  if (tellsOfWork(event)) {
    for (const [key] of queries.getQueriesData({ queryKey: ['board-work'] }))
      refreshSoon(queries, key);
  }
  if (/^(task|run)\./.test(event.type)) refreshSoon(queries, boardKeys.counts);
  if (tellsOfBoards(event)) refreshSoon(queries, boardKeys.overview);
  if (event.type === 'organization.imported') void queries.invalidateQueries();
};

function taskOf({ data }: LiveEvent): string | undefined {
  return 'task' in data ? data.task.id : undefined;
}

/** What a filter can ask of a task. */
const askedFor = /^(?:task|run|label|dependency|watcher|checklist|comment|attachment|question)\./;

function mustReadAgain(event: LiveEvent, view: BoardView, isFiltered: boolean): boolean {
  switch (event.type) {
    case 'board.imported':
      return event.data.boardId === view.board.id;
    case 'column.deleted':
      return event.data.column.boardId === view.board.id && event.data.movedTo !== null;
    default:
      return isFiltered && askedFor.test(event.type);
  }
}

const tellsOfWork = ({ type }: LiveEvent) =>
  type.startsWith('run.') || type.startsWith('question.');
const tellsOfBoards = ({ type }: LiveEvent) =>
  type.startsWith('board.') || type.startsWith('department.');
