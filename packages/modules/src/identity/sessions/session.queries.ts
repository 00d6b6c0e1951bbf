import { and, desc, eq, gt, inArray, isNull, lt, ne, sql, type SQL } from 'drizzle-orm';
import type { Role } from '@helix/contracts';
import { prepared, schema, type Db } from '@helix/db';

const { organizations, users, members, sessions } = schema;

export const principalColumns = {
  memberId: members.id,
  role: members.role,
  userId: users.id,
  email: users.email,
  name: users.name,
  isInstanceOwner: users.isInstanceOwner,
  totpEnabledAt: users.totpEnabledAt,
  organizationId: organizations.id,
  organizationName: organizations.name,
  organizationSlug: organizations.slug,
  organizationSettings: organizations.settings,
};
/** A person as a member of one organization: whom a session or a key stands for. */
export type Principal = {
  memberId: string;
  role: Role;
  userId: string;
  email: string;
  name: string;
  isInstanceOwner: boolean;
  totpEnabledAt: Date | null;
  organizationId: string;
  organizationName: string;
  organizationSlug: string;
  organizationSettings: Readonly<Record<string, unknown>>;
};

const principalOfSession = prepared('principal_of_session', (db) =>
  db
    .select({ ...principalColumns, lastUsedAt: sessions.lastUsedAt })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(
      and(
        eq(sessions.id, sql.placeholder('sessionId')),
        isNull(members.removedAt),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql.placeholder('now')),
      ),
    ),
);

export async function findPrincipalOfSession(
  db: Db,
  sessionId: string,
  now: Date,
): Promise<(Principal & { lastUsedAt: Date | null }) | undefined> {
  const [row] = await principalOfSession(db).execute({ sessionId, now });
  return row;
}

/** The memberships of a person, the oldest first. */
export async function listPrincipals(
  db: Db,
  person: { userId: string; organizationId?: string | undefined },
): Promise<Principal[]> {
  return db
    .select(principalColumns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(
      and(
        eq(members.userId, person.userId),
        isNull(members.removedAt),
        person.organizationId === undefined
          ? undefined
          : eq(members.organizationId, person.organizationId),
      ),
    )
    .orderBy(members.id);
}

export async function insertSession(db: Db, row: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(row);
}

/** Spends a refresh token: of two that present the same one, only the first gets the row. */
export async function rotateSession(
  db: Db,
  rotation: {
    sessionId: string;
    spentHash: string;
    nextHash: string;
    now: Date;
    expiresAt: Date;
    client: { ip: string; userAgent: string };
  },
): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({
      refreshTokenHash: rotation.nextHash,
      rotatedAt: rotation.now,
      lastUsedAt: rotation.now,
      expiresAt: rotation.expiresAt,
      ...rotation.client,
    })
    .where(
      and(
        eq(sessions.id, rotation.sessionId),
        eq(sessions.refreshTokenHash, rotation.spentHash),
        isLive(rotation.now),
      ),
    )
    .returning({ id: sessions.id });
  return rows.length > 0;
}

/** Whom a session that still lives is of; it is over with this. */
export async function revokeSession(
  db: Db,
  sessionId: string,
  now: Date,
): Promise<{ sessionId: string; memberId: string; userId: string } | undefined> {
  const [row] = await db
    .update(sessions)
    .set({ revokedAt: now })
    .from(members)
    .where(and(eq(members.id, sessions.memberId), eq(sessions.id, sessionId), isLive(now)))
    .returning({ sessionId: sessions.id, memberId: sessions.memberId, userId: members.userId });
  return row;
}

export async function touchSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.update(sessions).set({ lastUsedAt: now }).where(eq(sessions.id, sessionId));
}

/** Lets a session run out instead of cutting it: what is under way in it may end. */
export async function shortenSession(db: Db, sessionId: string, expiresAt: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ expiresAt })
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, expiresAt)));
}

/** A person's sessions, in whichever organization they are. */
const ofPerson = (db: Db, userId: string): SQL =>
  inArray(
    sessions.memberId,
    db.select({ id: members.id }).from(members).where(eq(members.userId, userId)),
  );
const isLive = (now: Date) => and(isNull(sessions.revokedAt), gt(sessions.expiresAt, now));

export async function listLiveSessions(
  db: Db,
  page: { userId: string; now: Date; before: string | undefined; limit: number },
) {
  return db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      ip: sessions.ip,
      createdAt: sessions.createdAt,
      lastUsedAt: sql<Date>`coalesce(${sessions.lastUsedAt}, ${sessions.rotatedAt})`.mapWith(
        sessions.rotatedAt,
      ),
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(
      and(
        ofPerson(db, page.userId),
        isLive(page.now),
        page.before === undefined ? undefined : lt(sessions.id, page.before),
      ),
    )
    .orderBy(desc(sessions.id))
    .limit(page.limit);
}

export type SessionTarget =
  | { readonly userId: string; readonly only?: string; readonly except?: string | undefined }
  | { readonly memberId: string };

/** Ends live sessions and tells which, with the membership each was of. */
export async function revokeSessions(
  db: Db,
  target: SessionTarget,
  now: Date,
): Promise<{ sessionId: string; memberId: string }[]> {
  const which =
    'memberId' in target
      ? eq(sessions.memberId, target.memberId)
      : and(
          ofPerson(db, target.userId),
          target.only === undefined ? undefined : eq(sessions.id, target.only),
          target.except === undefined ? undefined : ne(sessions.id, target.except),
        );
  return db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(which, isLive(now)))
    .returning({ sessionId: sessions.id, memberId: sessions.memberId });
}
