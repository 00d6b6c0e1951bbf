import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';
import type { Role } from '@helix/contracts';

const { organizations, users, members, sessions } = schema;

/** One set-up at a time, whichever api process is asked. */
export async function lockSetup(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(7305502)`);
}

export async function hasAnyUser(db: Db): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1);
  return rows.length > 0;
}

export async function insertOrganization(
  db: Db,
  row: typeof organizations.$inferInsert,
): Promise<void> {
  await db.insert(organizations).values(row);
}
export async function insertUser(db: Db, row: typeof users.$inferInsert): Promise<void> {
  await db.insert(users).values(row);
}
export async function insertMember(db: Db, row: typeof members.$inferInsert): Promise<void> {
  await db.insert(members).values(row);
}

const memberColumns = {
  memberId: members.id,
  role: members.role,
  userId: users.id,
  email: users.email,
  name: users.name,
  organizationId: organizations.id,
  organizationName: organizations.name,
  organizationSlug: organizations.slug,
};
export type MemberRow = {
  memberId: string;
  role: Role;
  userId: string;
  email: string;
  name: string;
  organizationId: string;
  organizationName: string;
  organizationSlug: string;
};

/** The membership to sign in with: the oldest, when a person has several. */
export async function findMemberByEmail(
  db: Db,
  email: string,
): Promise<(MemberRow & { passwordHash: string }) | undefined> {
  const [row] = await db
    .select({ ...memberColumns, passwordHash: users.passwordHash })
    .from(users)
    .innerJoin(members, eq(members.userId, users.id))
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(eq(users.email, email))
    .orderBy(members.id)
    .limit(1);
  return row;
}

export async function findMemberOfSession(
  db: Db,
  sessionId: string,
  now: Date,
): Promise<MemberRow | undefined> {
  const [row] = await db
    .select(memberColumns)
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(
      and(eq(sessions.id, sessionId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)),
    );
  return row;
}

export async function insertSession(db: Db, row: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(row);
}

/** Spends a refresh token: of two that present the same one, only the first gets the row. */
export async function rotateSession(
  db: Db,
  rotation: { spentHash: string; nextHash: string; now: Date; expiresAt: Date },
): Promise<string | undefined> {
  const [row] = await db
    .update(sessions)
    .set({
      refreshTokenHash: rotation.nextHash,
      previousTokenHash: rotation.spentHash,
      rotatedAt: rotation.now,
      expiresAt: rotation.expiresAt,
    })
    .where(
      and(
        eq(sessions.refreshTokenHash, rotation.spentHash),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, rotation.now),
      ),
    )
    .returning({ id: sessions.id });
  return row?.id;
}

export async function revokeSessionBySpentToken(
  db: Db,
  spentHash: string,
  now: Date,
): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.previousTokenHash, spentHash), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return rows.length > 0;
}

export async function revokeSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.update(sessions).set({ revokedAt: now }).where(eq(sessions.id, sessionId));
}
