import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import type { EndpointResult } from '@helix/contracts';
import type { Run } from '@helix/contracts/runs';
import { listBoards, listDepartments } from '@helix/contracts/structure';
import {
  countBoardTasks,
  getBoardTasks,
  getBoardWork,
  type Task,
  type TaskCard,
} from '@helix/contracts/tasks';
import { isOlder } from '../runs/is-older.ts';
import { runKeys } from '../runs/run-queries.ts';
import { taskKeys } from '../tasks/task-queries.ts';
import { withEvent } from './board-event.ts';
import { recordEvents } from './board-recording.ts';
import { findCard, keepCards, placeTask, withRun, type BoardView } from './board-view-patch.ts';

export const boardKeys = {
  overview: ['boards'] as const,
  /** With a filter it is another view of the same board; every key of a board begins alike. */
  view: (boardId: string, filter = '') =>
    filter === '' ? (['board', boardId] as const) : (['board', boardId, filter] as const),
  work: (boardId: string) => ['board-work', boardId] as const,
  counts: ['board-counts'] as const,
};
export type Overview = {
  departments: EndpointResult<typeof listDepartments>['items'];
  boards: EndpointResult<typeof listBoards>['items'];
};

export const overviewQuery = (client: Client) =>
  queryOptions({
    queryKey: boardKeys.overview,
    async queryFn(): Promise<Overview> {
      const query = { limit: 200 };
      const [departments, boards] = await Promise.all([
        client.call(listDepartments, { query }),
        client.call(listBoards, { query }),
      ]);
      return { departments: departments.items, boards: boards.items };
    },
  });

type Part = { readonly filter?: string; readonly limit?: number };

/** A whole board, or so many cards of each column: what the server renders before the rest is read. */
export const boardQuery = (client: Client, boardId: string, { filter = '', limit }: Part = {}) =>
  queryOptions({
    queryKey: boardKeys.view(boardId, filter),
    // Cards are told apart by their id and not by their place, so what stays the same is kept here.
    structuralSharing: false,
    meta: { keepsRecord: true },
    async queryFn({ client: queries, queryKey, signal }): Promise<BoardView> {
      const recording = recordEvents();
      let missed: ReturnType<typeof recording.stop> = [];
      let view: BoardView | undefined;
      try {
        const query = { filter, ...(limit !== undefined && { limit }) };
        view = await client.call(getBoardTasks, { params: { boardId }, query }, { signal });
      } finally {
        missed = recording.stop(view?.seq ?? 0);
      }
      const current = missed.reduce(filter === '' ? withEvent : withKnown, view);
      return keepCards(queries.getQueryData<BoardView>(queryKey), current);
    },
  });

/** Whether a filter describes a task that was not there is for the server to say. */
function withKnown(view: BoardView, event: Parameters<typeof withEvent>[1]): BoardView {
  if (!('task' in event.data) || findCard(view, event.data.task.id)) return withEvent(view, event);
  return view;
}

/** What agents are at on a board. */
export const boardWorkQuery = (client: Client, boardId: string) =>
  queryOptions({
    queryKey: boardKeys.work(boardId),
    queryFn: ({ signal }) => client.call(getBoardWork, { params: { boardId } }, { signal }),
  });

/** How much there is to do on each board. */
export const boardCountsQuery = (client: Client) =>
  queryOptions({
    queryKey: boardKeys.counts,
    queryFn: ({ signal }) => client.call(countBoardTasks, {}, { signal }),
  });

/** Every loaded view of a board, or of all boards, with and without a filter. */
export function boardViews(queries: QueryClient, boardId?: string) {
  const queryKey = boardId === undefined ? ['board'] : boardKeys.view(boardId);
  return queries.getQueriesData<BoardView>({ queryKey }).flatMap(([key, view]) => {
    return view?.columns ? [{ key, view, isFiltered: key.length > 2 }] : [];
  });
}

/** A task as it is now, wherever it is shown. An older version than what is shown is passed over. */
export function applyTask(queries: QueryClient, task: TaskCard & Partial<Task>): void {
  for (const { key, view, isFiltered } of boardViews(queries)) {
    const isHere = findCard(view, task.id) !== undefined;
    if (isHere || (view.board.id === task.boardId && !isFiltered))
      queries.setQueryData<BoardView>(key, placeTask(view, task));
  }
  queries.setQueryData<Task>(taskKeys.one(task.id), (known) =>
    known && known.version <= task.version ? { ...known, ...task } : known,
  );
}

/** A run as it is now: on its task, and by itself. What is told later than what came after it is passed over. */
export function applyRun(queries: QueryClient, run: Run): void {
  const known = queries.getQueryData<Run>(runKeys.one(run.id));
  if (known && isOlder(run, known)) return;
  queries.setQueryData<Run>(runKeys.one(run.id), run);
  if (run.taskId === null) return;
  queries.setQueryData<Task>(taskKeys.one(run.taskId), (task) => task && withRun(task, run));
}
