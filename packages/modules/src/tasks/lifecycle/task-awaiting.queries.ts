import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { prepared, schema, type Db } from '@helix/db';

const { tasks } = schema;

const isAwaiting = and(
  isNotNull(tasks.awaitsRoom),
  isNull(tasks.archivedAt),
  isNull(tasks.deletedAt),
);

const awaitingBoards = prepared('awaiting_boards', (db) => {
  const boardIds = sql.placeholder('boardIds');
  return db
    .selectDistinct({ boardId: tasks.boardId })
    .from(tasks)
    .where(and(isAwaiting, sql`${tasks.boardId} = any(${boardIds}::text[])`));
});

/** Which of these boards have finished work that waits for room in its column. */
export async function listBoardsAwaitingRoom(
  db: Db,
  boardIds: readonly string[],
): Promise<string[]> {
  const rows = await awaitingBoards(db).execute({ boardIds: [...boardIds] });
  return rows.map(({ boardId }) => boardId);
}

/** The same of all boards. */
export async function listEveryBoardAwaitingRoom(db: Db): Promise<string[]> {
  const rows = await db.selectDistinct({ boardId: tasks.boardId }).from(tasks).where(isAwaiting);
  return rows.map(({ boardId }) => boardId);
}

/** Those of a board, the one that has waited longest first. */
export function listAwaitingRoom(db: Db, boardId: string) {
  return db
    .select({ id: tasks.id, organizationId: tasks.organizationId, awaitsRoom: tasks.awaitsRoom })
    .from(tasks)
    .where(and(isAwaiting, eq(tasks.boardId, boardId)))
    .orderBy(asc(tasks.updatedAt), asc(tasks.id))
    .limit(100);
}
