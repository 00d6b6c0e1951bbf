import type { Column, Board } from '@helix/contracts/structure';
import type { TaskCard } from '@helix/contracts/tasks';
import { getLastSeqs } from '@helix/db';
import type { Actor, Context } from '../../context.ts';
import { listColumns, requireBoard } from '../../structure/index.ts';
import { conditionOf } from '../lists/task-list.ts';
import { readCards } from '../task-card.queries.ts';
import { listColumnTops, loadCards } from '../lists/task-list.queries.ts';
import { sortOrder } from '../lists/task-sort.queries.ts';

type Part = { tasks: TaskCard[]; count: number; nextCursor: string | null };
type Parts = ReadonlyMap<string, Part>;
type Condition = Awaited<ReturnType<typeof conditionOf>>;
type BoardView = { board: Board; columns: (Column & Part)[]; seq: number };
type Wanted = { boardId: string; filter: string; limit?: number | undefined };

/** A board as people see it, and the number of the event from which to follow it. */
export async function getBoardView(ctx: Context, actor: Actor, wanted: Wanted): Promise<BoardView> {
  const organizationId = actor.organization.id;
  const { boardId, filter, limit } = wanted;
  const board = await requireBoard(ctx.db, actor, boardId, 'view');
  const where = await conditionOf(ctx, actor, { filter, boardId });
  // Read before the rows: a change in between is then both in them and in the events that follow.
  const seq = (await getLastSeqs(ctx.db, [organizationId])).get(organizationId) ?? 0;
  const [columns, parts] = await Promise.all([
    listColumns(ctx.db, organizationId, boardId),
    limit === undefined ? wholeBoard(ctx, where) : topOfBoard(ctx, where, limit),
  ]);
  const empty = { tasks: [], count: 0, nextCursor: null };
  return {
    board,
    columns: columns.map((column) => ({ ...column, ...(parts.get(column.id) ?? empty) })),
    seq,
  };
}

async function wholeBoard(ctx: Context, where: Condition): Promise<Parts> {
  return new Map(
    [...inColumns(await readCards(ctx.db, where))].map(([id, tasks]) => [
      id,
      { tasks, count: tasks.length, nextCursor: null },
    ]),
  );
}

async function topOfBoard(ctx: Context, where: Condition, limit: number): Promise<Parts> {
  const order = sortOrder('manual');
  const tops = await listColumnTops(ctx.db, { where, order, limit });
  const cards = await loadCards(
    ctx.db,
    tops.map(({ id }) => id),
  );
  const cardsOf = inColumns(cards);
  return new Map(
    [...Map.groupBy(tops, ({ columnId }) => columnId)].map(([id, own]) => {
      const last = own.at(-1);
      const count = last?.count ?? 0;
      const nextCursor = last && count > own.length ? order.cursor(last.values) : null;
      return [id, { tasks: cardsOf.get(id) ?? [], count, nextCursor }];
    }),
  );
}

/** Sorted here, where positions are compared as what they are: plain text. */
function inColumns(cards: readonly TaskCard[]): Map<string, TaskCard[]> {
  const columns = Map.groupBy(cards, ({ columnId }) => columnId);
  for (const own of columns.values()) own.sort((a, b) => (a.position < b.position ? -1 : 1));
  return columns;
}
