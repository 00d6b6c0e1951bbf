import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Reaction } from '@helix/contracts/comments';
import { schema, type Db } from '@helix/db';

const { commentReactions } = schema;

type Key = { organizationId: string; commentId: string; emoji: string; memberId: string };
const at = (key: Key) =>
  and(
    eq(commentReactions.organizationId, key.organizationId),
    eq(commentReactions.commentId, key.commentId),
    eq(commentReactions.emoji, key.emoji),
    eq(commentReactions.memberId, key.memberId),
  );

/** False when it was there already. */
export async function insertReaction(db: Db, row: Key & { createdAt: Date }): Promise<boolean> {
  const rows = await db
    .insert(commentReactions)
    .values(row)
    .onConflictDoNothing()
    .returning({ emoji: commentReactions.emoji });
  return rows.length > 0;
}

/** False when it was not there. */
export async function deleteReaction(db: Db, key: Key): Promise<boolean> {
  const rows = await db
    .delete(commentReactions)
    .where(at(key))
    .returning({ emoji: commentReactions.emoji });
  return rows.length > 0;
}

/** By comment; the emoji that came first is first. */
export async function listReactionsOf(
  db: Db,
  organizationId: string,
  commentIds: readonly string[],
): Promise<ReadonlyMap<string, Reaction[]>> {
  if (commentIds.length === 0) return new Map();
  const rows = await db
    .select({
      commentId: commentReactions.commentId,
      emoji: commentReactions.emoji,
      memberIds: sql<
        string[]
      >`array_agg(${commentReactions.memberId} order by ${commentReactions.createdAt}, ${commentReactions.memberId})`,
    })
    .from(commentReactions)
    .where(
      and(
        eq(commentReactions.organizationId, organizationId),
        inArray(commentReactions.commentId, [...commentIds]),
      ),
    )
    .groupBy(commentReactions.commentId, commentReactions.emoji)
    .orderBy(asc(sql`min(${commentReactions.createdAt})`), asc(commentReactions.emoji));
  const grouped = Map.groupBy(rows, ({ commentId }) => commentId);
  return new Map(
    [...grouped].map(([id, group]) => [
      id,
      group.map(({ emoji, memberIds }) => ({ emoji, memberIds })),
    ]),
  );
}
