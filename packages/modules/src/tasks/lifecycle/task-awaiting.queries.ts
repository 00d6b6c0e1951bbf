import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { tasks } = schema;

const isAwaiting = and(
  isNotNull(tasks.awaitsRoom),
  isNull(tasks.archivedAt),
  isNull(tasks.deletedAt),
);

/** Which of these boards (or of all) have finished work that waits for room in its column. */
export async function listBoardsAwaitingRoom(
  db: Db,
  boardIds?: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ boardId: tasks.boardId })
    .from(tasks)
    .where(
      and(isAwaiting, boardIds === undefined ? undefined : inArray(tasks.boardId, [...boardIds])),
    );
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
