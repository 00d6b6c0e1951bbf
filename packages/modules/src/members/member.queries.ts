import { and, eq } from 'drizzle-orm';
import type { BoardPermission } from '@helix/contracts/structure';
import { schema, type Db } from '@helix/db';

const { boardGrants, taskWatchers } = schema;

/** What a member was let into and what they followed ends with them. */
export async function deleteTies(db: Db, organizationId: string, memberId: string): Promise<void> {
  await db
    .delete(boardGrants)
    .where(and(eq(boardGrants.organizationId, organizationId), eq(boardGrants.memberId, memberId)));
  await db
    .delete(taskWatchers)
    .where(
      and(eq(taskWatchers.organizationId, organizationId), eq(taskWatchers.memberId, memberId)),
    );
}

export async function grantBoards(
  db: Db,
  grants: readonly {
    organizationId: string;
    boardId: string;
    memberId: string;
    permission: BoardPermission;
  }[],
): Promise<void> {
  if (grants.length === 0) return;
  await db
    .insert(boardGrants)
    .values([...grants])
    .onConflictDoNothing();
}
