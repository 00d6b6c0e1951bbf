import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Role } from '@helix/contracts';
import { schema, type Db } from '@helix/db';

const { users, members, passwordResets } = schema;

const isOpen = (now: Date) => and(isNull(passwordResets.usedAt), gt(passwordResets.expiresAt, now));

/** Asking again at once makes no second link, so that nobody can be flooded with mail. */
export async function hasRecentReset(
  db: Db,
  request: { userId: string; since: Date; now: Date },
): Promise<boolean> {
  const rows = await db
    .select({ id: passwordResets.id })
    .from(passwordResets)
    .where(
      and(
        eq(passwordResets.userId, request.userId),
        gt(passwordResets.createdAt, request.since),
        isOpen(request.now),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export async function insertReset(db: Db, row: typeof passwordResets.$inferInsert): Promise<void> {
  await db.insert(passwordResets).values(row);
}

/** The person a token is for; it is spent with this. */
export async function spendReset(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<string | undefined> {
  const [row] = await db
    .update(passwordResets)
    .set({ usedAt: now, tokenSealed: null })
    .where(and(eq(passwordResets.tokenHash, tokenHash), isOpen(now)))
    .returning({ userId: passwordResets.userId });
  return row?.userId;
}

/** A new password makes every other link of that person worthless. */
export async function closeResets(db: Db, userId: string, now: Date): Promise<void> {
  await db
    .update(passwordResets)
    .set({ usedAt: now, tokenSealed: null })
    .where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)));
}

export type OpenReset = {
  id: string;
  memberId: string;
  name: string;
  email: string;
  role: Role;
  isInstanceOwner: boolean;
  /** In how many organizations this password opens something. */
  memberships: number;
  tokenSealed: string | null;
  createdAt: Date;
  expiresAt: Date;
};

export async function listOpenResets(
  db: Db,
  page: { organizationId: string; now: Date; before: string | undefined; limit: number },
): Promise<OpenReset[]> {
  return db
    .select({
      id: passwordResets.id,
      memberId: members.id,
      name: users.name,
      email: users.email,
      role: members.role,
      isInstanceOwner: users.isInstanceOwner,
      memberships: sql<number>`(
        select count(*)::int from ${members} as other
        where other.user_id = ${users.id} and other.removed_at is null)`,
      tokenSealed: passwordResets.tokenSealed,
      createdAt: passwordResets.createdAt,
      expiresAt: passwordResets.expiresAt,
    })
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .innerJoin(members, eq(members.userId, users.id))
    .where(
      and(
        eq(members.organizationId, page.organizationId),
        isNull(members.removedAt),
        isOpen(page.now),
        page.before === undefined ? undefined : lt(passwordResets.id, page.before),
      ),
    )
    .orderBy(desc(passwordResets.id))
    .limit(page.limit);
}
