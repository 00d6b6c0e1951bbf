import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { labels, members, boards, boardGrants } = schema;

/** Which of these labels can be on a task of this board: the organization's, and the board's own. */
export async function listUsableLabelIds(
  db: Db,
  board: { organizationId: string; boardId: string },
  labelIds: readonly string[],
): Promise<string[]> {
  if (labelIds.length === 0) return [];
  const rows = await db
    .select({ id: labels.id })
    .from(labels)
    .where(
      and(
        eq(labels.organizationId, board.organizationId),
        inArray(labels.id, [...labelIds]),
        or(isNull(labels.boardId), eq(labels.boardId, board.boardId)),
      ),
    );
  return rows.map(({ id }) => id);
}

/** A member who has not left, with what decides whether they see a board. */
export async function findBoardMember(
  db: Db,
  board: { organizationId: string; boardId: string },
  memberId: string,
) {
  const [row] = await db
    .select({
      role: members.role,
      grant: boardGrants.permission,
      defaultPermission: boards.defaultPermission,
    })
    .from(members)
    .innerJoin(
      boards,
      and(eq(boards.organizationId, members.organizationId), eq(boards.id, board.boardId)),
    )
    .leftJoin(
      boardGrants,
      and(eq(boardGrants.boardId, boards.id), eq(boardGrants.memberId, members.id)),
    )
    .where(
      and(
        eq(members.organizationId, board.organizationId),
        eq(members.id, memberId),
        isNull(members.removedAt),
      ),
    );
  return row;
}
