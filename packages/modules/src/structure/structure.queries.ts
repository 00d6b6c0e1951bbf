import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Board, Column, Department } from '@helix/contracts/structure';
import { schema, type Db } from '@helix/db';

const { departments, boards, columns } = schema;
const departmentColumns = {
  id: departments.id,
  name: departments.name,
  version: departments.version,
  createdAt: departments.createdAt,
};
const boardColumns = {
  id: boards.id,
  name: boards.name,
  key: boards.key,
  departmentId: boards.departmentId,
  version: boards.version,
  createdAt: boards.createdAt,
};
const columnColumns = {
  id: columns.id,
  boardId: columns.boardId,
  name: columns.name,
  category: columns.category,
  wipLimit: columns.wipLimit,
};
type Page = { organizationId: string; after: string | undefined; limit: number };
type Stored<T extends { createdAt: string }> = Omit<T, 'createdAt'> & { createdAt: Date };

const toWire = <T extends { createdAt: Date }>(row: T) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});

/** False when another department has the name. */
export async function insertDepartment(
  db: Db,
  row: Stored<Department> & { organizationId: string },
): Promise<boolean> {
  const rows = await db
    .insert(departments)
    .values(row)
    .onConflictDoNothing({ target: [departments.organizationId, departments.name] })
    .returning({ id: departments.id });
  return rows.length > 0;
}

export async function hasDepartment(db: Db, organizationId: string, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: departments.id })
    .from(departments)
    .where(and(eq(departments.organizationId, organizationId), eq(departments.id, id)));
  return rows.length > 0;
}

export async function listDepartments(db: Db, page: Page): Promise<Department[]> {
  const rows = await db
    .select(departmentColumns)
    .from(departments)
    .where(
      and(
        eq(departments.organizationId, page.organizationId),
        page.after === undefined ? undefined : gt(departments.id, page.after),
      ),
    )
    .orderBy(asc(departments.id))
    .limit(page.limit);
  return rows.map(toWire);
}

/** False when another board has the key. */
export async function insertBoard(
  db: Db,
  row: Stored<Board> & { organizationId: string },
): Promise<boolean> {
  const rows = await db
    .insert(boards)
    .values(row)
    .onConflictDoNothing({ target: [boards.organizationId, boards.key] })
    .returning({ id: boards.id });
  return rows.length > 0;
}

export async function insertColumns(
  db: Db,
  rows: readonly (Column & { organizationId: string; rank: number })[],
): Promise<void> {
  await db.insert(columns).values([...rows]);
}

export async function findBoard(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Board | undefined> {
  const [row] = await db
    .select(boardColumns)
    .from(boards)
    .where(and(eq(boards.organizationId, organizationId), eq(boards.id, id)));
  return row && toWire(row);
}

export async function listBoards(
  db: Db,
  page: Page & { departmentId: string | undefined },
): Promise<Board[]> {
  const rows = await db
    .select(boardColumns)
    .from(boards)
    .where(
      and(
        eq(boards.organizationId, page.organizationId),
        page.departmentId === undefined ? undefined : eq(boards.departmentId, page.departmentId),
        page.after === undefined ? undefined : gt(boards.id, page.after),
      ),
    )
    .orderBy(asc(boards.id))
    .limit(page.limit);
  return rows.map(toWire);
}

export function listColumns(db: Db, organizationId: string, boardId: string): Promise<Column[]> {
  return db
    .select(columnColumns)
    .from(columns)
    .where(and(eq(columns.organizationId, organizationId), eq(columns.boardId, boardId)))
    .orderBy(asc(columns.rank));
}

/** Locks the column, so that those who place tasks in it take turns. */
export async function lockColumn(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Column | undefined> {
  const [row] = await db
    .select(columnColumns)
    .from(columns)
    .where(and(eq(columns.organizationId, organizationId), eq(columns.id, id)))
    .for('update');
  return row;
}

/** The next number of a board's task keys; never given out twice. */
export async function takeTaskNumber(db: Db, boardId: string): Promise<number> {
  const [row] = await db
    .update(boards)
    .set({ lastTaskNumber: sql`${boards.lastTaskNumber} + 1` })
    .where(eq(boards.id, boardId))
    .returning({ number: boards.lastTaskNumber });
  if (!row) throw new Error(`no board ${boardId}`);
  return row.number;
}
