import type { TaskCard } from '@helix/contracts/tasks';
import { findCard, type BoardView } from '../board-view-patch.ts';

/** Tasks on their way to a place in a column: above one task, below another, or at its end. */
export type Move = {
  readonly taskIds: readonly string[];
  readonly columnId: string;
  readonly before?: string;
  readonly after?: string;
};
export type Neighbours = Pick<Move, 'before' | 'after'>;

/** Between which neighbours tasks land that are put before the card at `index`, or at the end. */
export function neighboursAt(
  tasks: readonly TaskCard[],
  index: number,
  movedIds: readonly string[],
): Neighbours {
  const stays = ({ id }: TaskCard) => !movedIds.includes(id);
  const next = tasks.slice(Math.max(0, index)).find(stays);
  if (next) return { before: next.id };
  const last = tasks.findLast(stays);
  return last ? { after: last.id } : {};
}

/** The board as it will be. Shown until the server has said how it is. */
export function withMove(view: BoardView, move: Move): BoardView {
  const target = view.columns.find(({ id }) => id === move.columnId);
  const cards = move.taskIds.flatMap((id) => findCard(view, id) ?? []);
  if (!target || cards.length === 0) return view;
  const movedIds = new Set(move.taskIds);
  const { id: columnId, category } = target;
  const landed = cards.map((card) => ({ ...card, columnId, category }));
  return {
    ...view,
    columns: view.columns.map((column) => {
      const staying = column.tasks.filter(({ id }) => !movedIds.has(id));
      const left = column.tasks.length - staying.length;
      if (column.id !== columnId)
        return left === 0 ? column : { ...column, tasks: staying, count: column.count - left };
      const tasks = staying.toSpliced(indexIn(staying, move), 0, ...landed);
      return { ...column, tasks, count: column.count - left + landed.length };
    }),
  };
}

function indexIn(tasks: readonly TaskCard[], { before, after }: Move): number {
  const above = tasks.findIndex(({ id }) => id === before);
  if (above !== -1) return above;
  const below = tasks.findIndex(({ id }) => id === after);
  return below === -1 ? tasks.length : below + 1;
}

/** Whether the tasks stand there already, one below the other. */
export function isInPlace(view: BoardView, move: Move): boolean {
  const after = withMove(view, move).columns.find(({ id }) => id === move.columnId);
  const now = view.columns.find(({ id }) => id === move.columnId);
  return (
    after?.tasks.length === now?.tasks.length && sameOrder(after?.tasks ?? [], now?.tasks ?? [])
  );
}

function sameOrder(some: readonly TaskCard[], others: readonly TaskCard[]): boolean {
  return some.every(({ id }, at) => id === others[at]?.id);
}

/** What puts them back, one after the other: each below what stood above it. */
export function movesBack(view: BoardView, taskIds: readonly string[]): readonly Move[] {
  const moved = new Set(taskIds);
  return view.columns.flatMap(({ id: columnId, tasks }) =>
    tasks.flatMap(({ id }, at) => {
      if (!moved.has(id)) return [];
      const [above, below] = [
        tasks[at - 1]?.id,
        tasks.slice(at + 1).find((card) => !moved.has(card.id)),
      ];
      const place = above !== undefined ? { after: above } : below && { before: below.id };
      return [{ taskIds: [id], columnId, ...place }];
    }),
  );
}
