import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Board, BoardPermission } from '@helix/contracts/structure';
import { prepared, schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from './board-access.queries.ts';

const { boards, boardGrants, columns } = schema;
const boardColumns = {
  id: boards.id,
  name: boards.name,
  key: boards.key,
  departmentId: boards.departmentId,
  description: boards.description,
  defaultPermission: boards.defaultPermission,
  archiveDoneAfterDays: boards.archiveDoneAfterDays,
  archivedAt: boards.archivedAt,
  version: boards.version,
  createdAt: boards.createdAt,
};
type Row = Omit<Board, 'createdAt' | 'archivedAt'> & { createdAt: Date; archivedAt: Date | null };
const toBoard = ({ createdAt, archivedAt, ...row }: Row): Board => ({
  ...row,
  archivedAt: archivedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});
const isOf = (organizationId: string, id: string) =>
  and(eq(boards.organizationId, organizationId), eq(boards.id, id));

/** Undefined when another board has the key. */
export async function insertBoard(
  db: Db,
  row: typeof boards.$inferInsert,
): Promise<Board | undefined> {
  const [inserted] = await db
    .insert(boards)
    .values(row)
    .onConflictDoNothing({ target: [boards.organizationId, boards.key] })
    .returning(boardColumns);
  return inserted && toBoard(inserted);
}

const oneBoard = prepared('one_board', (db) =>
  db
    .select(boardColumns)
    .from(boards)
    .where(
      and(
        eq(boards.organizationId, sql.placeholder('organizationId')),
        eq(boards.id, sql.placeholder('id')),
      ),
    ),
);

export async function findBoard(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Board | undefined> {
  const [row] = await oneBoard(db).execute({ organizationId, id });
  return row && toBoard(row);
}

export async function lockBoard(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Board | undefined> {
  const [row] = await db
    .select(boardColumns)
    .from(boards)
    .where(isOf(organizationId, id))
    .for('update');
  return row && toBoard(row);
}

export type BoardChange = Partial<
  Pick<
    typeof boards.$inferInsert,
    | 'name'
    | 'key'
    | 'description'
    | 'departmentId'
    | 'defaultPermission'
    | 'archiveDoneAfterDays'
    | 'archivedAt'
  >
>;

/** Writes a change and counts the version up. */
export async function changeBoard(
  db: Db,
  target: { organizationId: string; id: string },
  change: BoardChange,
): Promise<Board> {
  const [row] = await db
    .update(boards)
    .set({ ...change, version: sql`${boards.version} + 1` })
    .where(isOf(target.organizationId, target.id))
    .returning(boardColumns);
  if (!row) throw new Error(`board ${target.id} vanished while it was locked`);
  return toBoard(row);
}

/** With what a member may do on each, before their role is looked at. */
export async function listBoards(
  db: Db,
  page: {
    organizationId: string;
    memberId: string;
    visible: VisibleBoards;
    departmentId: string | undefined;
    archived: boolean;
    after: string | undefined;
    limit: number;
  },
): Promise<(Board & { grant: BoardPermission | null })[]> {
  const rows = await db
    .select({ ...boardColumns, grant: boardGrants.permission })
    .from(boards)
    .leftJoin(
      boardGrants,
      and(eq(boardGrants.boardId, boards.id), eq(boardGrants.memberId, page.memberId)),
    )
    .where(
      and(
        eq(boards.organizationId, page.organizationId),
        onVisibleBoard(page.visible, boards.id),
        page.archived ? undefined : isNull(boards.archivedAt),
        page.departmentId === undefined ? undefined : eq(boards.departmentId, page.departmentId),
        page.after === undefined ? undefined : gt(boards.id, page.after),
      ),
    )
    .orderBy(asc(boards.id))
    .limit(page.limit);
  return rows.map(({ grant, ...row }) => ({ ...toBoard(row), grant }));
}

/** The next number of a board's task keys, or the first of several; never given out twice. */
export async function takeTaskNumber(db: Db, boardId: string, count = 1): Promise<number> {
  const [row] = await db
    .update(boards)
    .set({ lastTaskNumber: sql`${boards.lastTaskNumber} + ${count}` })
    .where(eq(boards.id, boardId))
    .returning({ last: boards.lastTaskNumber });
  if (!row) throw new Error(`no board ${boardId}`);
  return row.last - count + 1;
}

/** False when the board has ever had a task. Its columns, labels and grants go with it. */
export async function deleteBoard(db: Db, organizationId: string, id: string): Promise<boolean> {
  const isUnused = and(isOf(organizationId, id), eq(boards.lastTaskNumber, 0));
  const unused = await db.select({ id: boards.id }).from(boards).where(isUnused);
  if (unused.length === 0) return false;
  await db
    .delete(columns)
    .where(and(eq(columns.organizationId, organizationId), eq(columns.boardId, id)));
  await db.delete(boards).where(isUnused);
  return true;
}

const boardArchivedAt = prepared('board_archived_at', (db) =>
  db
    .select({ archivedAt: boards.archivedAt })
    .from(boards)
    .where(eq(boards.id, sql.placeholder('boardId'))),
);

export async function isBoardArchived(db: Db, boardId: string): Promise<boolean> {
  const [row] = await boardArchivedAt(db).execute({ boardId });
  return row !== undefined && row.archivedAt !== null;
}
