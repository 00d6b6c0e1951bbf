import type { BoardView } from '../board-view-patch.ts';
import type { Lanes } from '../lanes/lanes.ts';

/** The cards of a column as one sees them from top to bottom. */
export type ShownColumn = {
  readonly id: string;
  readonly name: string;
  readonly taskIds: readonly string[];
};
export type Spot = { readonly column: number; readonly row: number };

export function spotOf(
  columns: readonly ShownColumn[],
  taskId: string | undefined,
): Spot | undefined {
  if (taskId === undefined) return undefined;
  for (const [column, { taskIds }] of columns.entries()) {
    const row = taskIds.indexOf(taskId);
    if (row !== -1) return { column, row };
  }
  return undefined;
}

/** The nearest column in a direction that has cards. */
export function columnBeside(
  columns: readonly ShownColumn[],
  from: number,
  direction: -1 | 1,
): number | undefined {
  for (let at = from + direction; at >= 0 && at < columns.length; at += direction) {
    if ((columns[at]?.taskIds.length ?? 0) > 0) return at;
  }
  return undefined;
}

export function firstCard(columns: readonly ShownColumn[]): string | undefined {
  return columns.find(({ taskIds }) => taskIds.length > 0)?.taskIds[0];
}

/** Columns and lanes that are not collapsed. With lanes a column goes through them from top to bottom. */
export function shownColumns(
  view: BoardView,
  lanes: Lanes | undefined,
  collapsed: ReadonlySet<string>,
): readonly ShownColumn[] {
  const shownLanes = lanes?.lanes.filter(({ id }) => !collapsed.has(id));
  return view.columns
    .filter(({ id }) => lanes !== undefined || !collapsed.has(id))
    .map(({ id, name, tasks }) => {
      const cards = shownLanes?.flatMap((lane) => lane.tasks.get(id) ?? []) ?? tasks;
      return { id, name, taskIds: cards.map((card) => card.id) };
    });
}
