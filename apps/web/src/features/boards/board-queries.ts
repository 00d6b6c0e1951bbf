import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import type { EndpointResult } from '@helix/contracts';
import type { Run } from '@helix/contracts/runs';
import { listBoards, listDepartments } from '@helix/contracts/structure';
import { getBoardTasks, type Task, type TaskCard } from '@helix/contracts/tasks';
import { runKeys } from '../runs/run-queries.ts';
import { taskKeys } from '../tasks/task-queries.ts';
import { placeTask, withRun, type BoardView } from './board-view-patch.ts';

export const boardKeys = {
  overview: ['boards'] as const,
  view: (boardId: string) => ['board', boardId] as const,
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

export const boardQuery = (client: Client, boardId: string) =>
  queryOptions({
    queryKey: boardKeys.view(boardId),
    queryFn: () => client.call(getBoardTasks, { params: { boardId } }),
  });

/** A task as it is now, wherever it is shown. An older version than what is shown is passed over. */
export function applyTask(queries: QueryClient, task: TaskCard & Partial<Task>): void {
  queries.setQueryData<BoardView>(
    boardKeys.view(task.boardId),
    (view) => view && placeTask(view, task),
  );
  queries.setQueryData<Task>(taskKeys.one(task.id), (known) =>
    known && known.version <= task.version ? { ...known, ...task } : known,
  );
}

/** A run as it is now: on its card, on its task, and by itself. */
export function applyRun(queries: QueryClient, run: Run): void {
  queries.setQueryData<Run>(runKeys.one(run.id), run);
  if (run.taskId === null) return;
  queries.setQueryData<Task>(taskKeys.one(run.taskId), (task) => task && withRun(task, run));
  for (const [key, view] of queries.getQueriesData<BoardView>({ queryKey: ['board'] })) {
    const task = view?.columns.flatMap(({ tasks }) => tasks).find(({ id }) => id === run.taskId);
    if (view && task) queries.setQueryData<BoardView>(key, placeTask(view, withRun(task, run)));
  }
}
