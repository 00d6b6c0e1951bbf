import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { generateNKeysBetween } from 'fractional-indexing';
import type { Column } from '@helix/contracts/structure';
import { prepared, schema, type Db } from '@helix/db';

const { columns, tasks } = schema;
const columnColumns = {
  id: columns.id,
  boardId: columns.boardId,
  name: columns.name,
  category: columns.category,
  wipLimit: columns.wipLimit,
  version: columns.version,
};
const isOf = (organizationId: string, id: string) =>
  and(eq(columns.organizationId, organizationId), eq(columns.id, id));

export async function insertColumns(
  db: Db,
  rows: readonly (typeof columns.$inferInsert)[],
): Promise<void> {
  await db.insert(columns).values([...rows]);
}

const columnsOfBoard = prepared('columns_of_board', (db) =>
  db
    .select(columnColumns)
    .from(columns)
    .where(
      and(
        eq(columns.organizationId, sql.placeholder('organizationId')),
        eq(columns.boardId, sql.placeholder('boardId')),
      ),
    )
    .orderBy(asc(columns.rank)),
);
const lockedColumn = prepared('locked_column', (db) =>
  db
    .select(columnColumns)
    .from(columns)
    .where(
      and(
        eq(columns.organizationId, sql.placeholder('organizationId')),
        eq(columns.id, sql.placeholder('id')),
      ),
    )
    .for('update'),
);

export function listColumns(db: Db, organizationId: string, boardId: string): Promise<Column[]> {
  return columnsOfBoard(db).execute({ organizationId, boardId });
}

/** Locks the column, so that those who place tasks in it take turns. */
export async function lockColumn(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Column | undefined> {
  const [row] = await lockedColumn(db).execute({ organizationId, id });
  return row;
}

export async function changeColumn(
  db: Db,
  target: { organizationId: string; id: string },
  change: Partial<Pick<typeof columns.$inferInsert, 'name' | 'category' | 'wipLimit'>>,
): Promise<Column> {
  const [row] = await db
    .update(columns)
    .set({ ...change, version: sql`${columns.version} + 1` })
    .where(isOf(target.organizationId, target.id))
    .returning(columnColumns);
  if (!row) throw new Error(`column ${target.id} vanished while it was locked`);
  return row;
}

/** Numbers the columns of a board anew; by way of negative numbers, as each may be there only once. */
export async function orderColumns(
  db: Db,
  organizationId: string,
  ids: readonly string[],
): Promise<void> {
  for (const sign of [-1, 1]) {
    for (const [index, id] of ids.entries()) {
      await db
        .update(columns)
        .set({ rank: sign === -1 ? -1 - index : index })
        .where(isOf(organizationId, id));
    }
  }
}

export async function deleteColumn(db: Db, organizationId: string, id: string): Promise<void> {
  await db.delete(columns).where(isOf(organizationId, id));
}

/** Whether anything is in a column, archived and deleted tasks included. */
export async function hasTasksIn(db: Db, organizationId: string, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.organizationId, organizationId), eq(tasks.columnId, id)))
    .limit(1);
  return rows.length > 0;
}

/** Appends the tasks of one column to another, in their order. Both are locked by the caller. */
export async function moveAllTasks(
  db: Db,
  organizationId: string,
  move: { from: string; to: string },
): Promise<void> {
  const inColumn = (id: string) =>
    and(eq(tasks.organizationId, organizationId), eq(tasks.columnId, id));
  const [last] = await db
    .select({ position: tasks.position })
    .from(tasks)
    .where(inColumn(move.to))
    .orderBy(desc(tasks.position))
    .limit(1);
  const moving = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(inColumn(move.from))
    .orderBy(asc(tasks.position));
  const positions = generateNKeysBetween(last?.position ?? null, null, moving.length);
  for (const [index, { id }] of moving.entries()) {
    await db
      .update(tasks)
      .set({
        columnId: move.to,
        position: positions[index] ?? '',
        version: sql`${tasks.version} + 1`,
      })
      .where(and(inColumn(move.from), eq(tasks.id, id)));
  }
}
