import type { EndpointResult } from '@helix/contracts';
import type { Run } from '@helix/contracts/runs';
import type { Column } from '@helix/contracts/structure';
import type { getBoardTasks, TaskCard } from '@helix/contracts/tasks';

export type BoardView = EndpointResult<typeof getBoardTasks>;
export type ColumnView = BoardView['columns'][number];

export function findCard(view: BoardView, taskId: string): TaskCard | undefined {
  for (const { tasks } of view.columns) {
    const card = tasks.find(({ id }) => id === taskId);
    if (card) return card;
  }
  return undefined;
}

/** The board with this task where its column and position say, and nowhere else. What left the board is gone. */
export function placeTask(view: BoardView, task: TaskCard): BoardView {
  const known = findCard(view, task.id);
  if (known && known.version > task.version) return view;
  const isOffBoard =
    task.archivedAt !== null || task.deletedAt !== null || task.boardId !== view.board.id;
  if (isOffBoard) return removeTask(view, task.id);
  return {
    ...view,
    columns: view.columns.map((column) => {
      if (column.id !== task.columnId) return without(column, task.id);
      if (known?.columnId === column.id && known.position === task.position)
        return {
          ...column,
          tasks: column.tasks.map((card) => (card.id === task.id ? task : card)),
        };
      return inserted(without(column, task.id), task);
    }),
  };
}

export function removeTask(view: BoardView, taskId: string): BoardView {
  return changeColumns(view, (column) => without(column, taskId));
}

/** What a card shows of its surroundings; not a change of the task itself, its version stays. */
export function patchCard(view: BoardView, taskId: string, fields: Partial<TaskCard>): BoardView {
  return changeColumns(view, (column) => {
    const at = column.tasks.findIndex(({ id }) => id === taskId);
    const card = column.tasks[at];
    return card ? { ...column, tasks: column.tasks.with(at, { ...card, ...fields }) } : column;
  });
}

/** Positions were written anew; the order is the same. */
export function withPositions(
  view: BoardView,
  spots: readonly { taskId: string; position: string }[],
): BoardView {
  const positions = new Map(spots.map(({ taskId, position }) => [taskId, position]));
  return changeColumns(view, (column) => {
    if (!column.tasks.some(({ id }) => positions.has(id))) return column;
    const tasks = column.tasks
      .map((card) => ({ ...card, position: positions.get(card.id) ?? card.position }))
      .toSorted(byPosition);
    return { ...column, tasks };
  });
}

/** The columns as they are now, each with the tasks that it had. */
export function withColumns(view: BoardView, columns: readonly Column[]): BoardView {
  const known = new Map(view.columns.map((column) => [column.id, column]));
  return {
    ...view,
    columns: columns.map((column) => ({
      ...(known.get(column.id) ?? { tasks: [], count: 0, nextCursor: null }),
      ...column,
    })),
  };
}

/** What was read again, with the cards that are still the same being the same objects: they need not be drawn again. */
export function keepCards(before: BoardView | undefined, after: BoardView): BoardView {
  if (!before) return after;
  const known = new Map(
    before.columns.flatMap(({ tasks }) => tasks.map((card) => [card.id, card])),
  );
  return {
    ...after,
    columns: after.columns.map((column) => ({
      ...column,
      tasks: column.tasks.map((card) => {
        const old = known.get(card.id);
        return old && old.version === card.version && isAlike(old, card) ? old : card;
      }),
    })),
  };
}

function isAlike(one: TaskCard, other: TaskCard): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Ids are in the order of creation, so a late word about an older run changes nothing. */
export function withRun<T extends TaskCard>(task: T, run: Run): T {
  if (task.latestRun !== null && task.latestRun.id > run.id) return task;
  return { ...task, latestRun: { id: run.id, status: run.status, agentId: run.agentId } };
}

function changeColumns(view: BoardView, change: (column: ColumnView) => ColumnView): BoardView {
  const columns = view.columns.map(change);
  return columns.every((column, at) => column === view.columns[at]) ? view : { ...view, columns };
}

function without(column: ColumnView, taskId: string): ColumnView {
  const at = column.tasks.findIndex(({ id }) => id === taskId);
  if (at === -1) return column;
  return { ...column, count: column.count - 1, tasks: column.tasks.toSpliced(at, 1) };
}

function inserted(column: ColumnView, task: TaskCard): ColumnView {
  const { tasks, nextCursor, count } = column;
  const at = placeOf(tasks, task.position);
  // Beyond what has been loaded of the column it is only counted; it comes with the rest.
  if (at === tasks.length && nextCursor !== null) return { ...column, count: count + 1 };
  return { ...column, count: count + 1, tasks: tasks.toSpliced(at, 0, task) };
}

/** Positions are compared as plain text, as the server does; a locale would order them otherwise. */
function placeOf(tasks: readonly TaskCard[], position: string): number {
  let [low, high] = [0, tasks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tasks[middle]?.position ?? '') < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byPosition(a: TaskCard, b: TaskCard): number {
  if (a.position === b.position) return 0;
  return a.position < b.position ? -1 : 1;
}
