import { and, asc, eq } from 'drizzle-orm';
import type { BoardMember } from '@helix/contracts/structure';
import { schema, type Db } from '@helix/db';

const { boardGrants, members, users } = schema;

/** Every member of the organization (or one), with their grant on a board if they have one. */
export function listBoardMembers(
  db: Db,
  organizationId: string,
  wanted: { boardId: string; memberId?: string },
): Promise<Omit<BoardMember, 'permission'>[]> {
  return db
    .select({
      memberId: members.id,
      name: users.name,
      email: users.email,
      role: members.role,
      grant: boardGrants.permission,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(
      boardGrants,
      and(eq(boardGrants.memberId, members.id), eq(boardGrants.boardId, wanted.boardId)),
    )
    .where(
      and(
        eq(members.organizationId, organizationId),
        wanted.memberId === undefined ? undefined : eq(members.id, wanted.memberId),
      ),
    )
    .orderBy(asc(users.name), asc(members.id));
}

export async function putGrant(db: Db, row: typeof boardGrants.$inferInsert): Promise<void> {
  await db
    .insert(boardGrants)
    .values(row)
    .onConflictDoUpdate({
      target: [boardGrants.boardId, boardGrants.memberId],
      set: { permission: row.permission },
    });
}

export async function deleteGrant(
  db: Db,
  organizationId: string,
  grant: { boardId: string; memberId: string },
): Promise<void> {
  await db
    .delete(boardGrants)
    .where(
      and(
        eq(boardGrants.organizationId, organizationId),
        eq(boardGrants.boardId, grant.boardId),
        eq(boardGrants.memberId, grant.memberId),
      ),
    );
}
