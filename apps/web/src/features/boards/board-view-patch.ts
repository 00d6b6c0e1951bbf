import type { EndpointResult } from '@helix/contracts';
import type { Run } from '@helix/contracts/runs';
import type { getBoardTasks, TaskCard } from '@helix/contracts/tasks';

export type BoardView = EndpointResult<typeof getBoardTasks>;

/** The board with this task where its column and position say, and nowhere else. What left the board is gone. */
export function placeTask(view: BoardView, task: TaskCard): BoardView {
  const known = view.columns.flatMap(({ tasks }) => tasks).find(({ id }) => id === task.id);
  if (known && known.version > task.version) return view;
  const isOffBoard = task.archivedAt !== null || task.deletedAt !== null;
  return {
    ...view,
    columns: view.columns.map((column) => {
      const others = column.tasks.filter(({ id }) => id !== task.id);
      if (isOffBoard || column.id !== task.columnId)
        return others.length === column.tasks.length ? column : { ...column, tasks: others };
      return { ...column, tasks: [...others, task].toSorted(byPosition) };
    }),
  };
}

/** Positions are compared as plain text, as the server does; a locale would order them otherwise. */
function byPosition(a: TaskCard, b: TaskCard): number {
  if (a.position === b.position) return 0;
  return a.position < b.position ? -1 : 1;
}

/** Ids are in the order of creation, so a late word about an older run changes nothing. */
export function withRun<T extends TaskCard>(task: T, run: Run): T {
  if (task.latestRun !== null && task.latestRun.id > run.id) return task;
  return { ...task, latestRun: { id: run.id, status: run.status, agentId: run.agentId } };
}

/** Between which neighbours a card lands that is dropped before the card at `index` (or at the end). */
export function dropPlace(
  tasks: readonly TaskCard[],
  index: number,
  movedId: string,
): { before?: string; after?: string } {
  const next = tasks.slice(index).find(({ id }) => id !== movedId);
  if (next) return { before: next.id };
  const last = tasks.findLast(({ id }) => id !== movedId);
  return last ? { after: last.id } : {};
}
