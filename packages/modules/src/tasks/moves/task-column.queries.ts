import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  lt,
  lte,
  notInArray,
  sql,
} from 'drizzle-orm';
import { prepared, schema, type Db } from '@helix/db';

const { tasks } = schema;

/** A task and where it stands in its column. */
export type Spot = { readonly taskId: string; readonly position: string };

const spotColumns = { taskId: tasks.id, position: tasks.position };

/** The position of a task in a column, or nothing when it is not there. */
export async function findPosition(
  db: Db,
  columnId: string,
  taskId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ position: tasks.position })
    .from(tasks)
    .where(and(eq(tasks.columnId, columnId), eq(tasks.id, taskId)));
  return row?.position;
}

const lastInColumn = prepared('last_in_column', (db) =>
  db
    .select({ position: tasks.position })
    .from(tasks)
    .where(
      and(
        eq(tasks.columnId, sql.placeholder('columnId')),
        sql`${tasks.id} <> all(${sql.placeholder('except')}::text[])`,
      ),
    )
    .orderBy(desc(tasks.position))
    .limit(1),
);

/** Where the column ends, as most that come into it go there. */
export async function findLastPosition(
  db: Db,
  place: { columnId: string; except: readonly string[] },
): Promise<string | undefined> {
  const [row] = await lastInColumn(db).execute({ ...place, except: [...place.except] });
  return row?.position;
}

/** The nearest position beyond a bound (or at an end), leaving out the tasks that are being placed. */
export async function findNeighbour(
  db: Db,
  place: { columnId: string; except: readonly string[] },
  bound: { side: 'above' | 'below'; of: string | undefined },
): Promise<string | undefined> {
  const beyond = bound.side === 'above' ? lt : gt;
  const [row] = await db
    .select({ position: tasks.position })
    .from(tasks)
    .where(
      and(
        eq(tasks.columnId, place.columnId),
        place.except.length === 0 ? undefined : notInArray(tasks.id, [...place.except]),
        bound.of === undefined ? undefined : beyond(tasks.position, bound.of),
      ),
    )
    .orderBy(bound.side === 'above' ? desc(tasks.position) : asc(tasks.position))
    .limit(1);
  return row?.position;
}

/** How many tasks people see in a column. */
export async function countLive(db: Db, columnId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(tasks)
    .where(and(eq(tasks.columnId, columnId), isNull(tasks.archivedAt), isNull(tasks.deletedAt)));
  return row?.count ?? 0;
}

/** Up to `size` tasks on each side of a position, in order, and the positions just outside of them. */
export async function listAround(
  db: Db,
  columnId: string,
  around: { position: string; size: number },
): Promise<{ spots: Spot[]; outside: { above: string | null; below: string | null } }> {
  const { position, size } = around;
  const inColumn = eq(tasks.columnId, columnId);
  const up = await db
    .select(spotColumns)
    .from(tasks)
    .where(and(inColumn, lte(tasks.position, position)))
    .orderBy(desc(tasks.position))
    .limit(size + 1);
  const down = await db
    .select(spotColumns)
    .from(tasks)
    .where(and(inColumn, gt(tasks.position, position)))
    .orderBy(asc(tasks.position))
    .limit(size + 1);
  return {
    spots: [...up.slice(0, size).toReversed(), ...down.slice(0, size)],
    outside: { above: up[size]?.position ?? null, below: down[size]?.position ?? null },
  };
}

/** Gives tasks of one column positions of their own for a moment, so that they can change places with each other. */
export async function parkTasks(
  db: Db,
  columnId: string,
  taskIds: readonly string[],
): Promise<void> {
  await db
    .update(tasks)
    .set({ position: sql`'~' || ${tasks.id}` })
    .where(and(eq(tasks.columnId, columnId), inArray(tasks.id, [...taskIds])));
}

/** Writes positions without counting it as a change: the order is the same. */
export async function renumberTasks(
  db: Db,
  columnId: string,
  spots: readonly Spot[],
): Promise<void> {
  const ids = spots.map(({ taskId }) => taskId);
  await parkTasks(db, columnId, ids);
  await db
    .update(tasks)
    .set({ position: positionOf(spots) })
    .where(and(eq(tasks.columnId, columnId), inArray(tasks.id, ids)));
}

/** The position that a list gives to the row at hand. */
export function positionOf(spots: readonly Spot[]) {
  const ids = sql.param(spots.map(({ taskId }) => taskId));
  const positions = sql.param(spots.map(({ position }) => position));
  return sql`(select spot.position from unnest(${ids}::text[], ${positions}::text[]) spot(id, position) where spot.id = ${tasks.id})`;
}
