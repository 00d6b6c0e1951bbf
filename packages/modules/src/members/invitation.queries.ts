import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Invitation } from '@helix/contracts/members';
import { schema, type Db } from '@helix/db';

const { invitations, members, users, organizations } = schema;
export type InvitationRow = typeof invitations.$inferSelect;

const isOpen = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));

/** False when an invitation of this address is open already. */
export async function insertInvitation(
  db: Db,
  row: typeof invitations.$inferInsert,
): Promise<boolean> {
  const rows = await db
    .insert(invitations)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: invitations.id });
  return rows.length > 0;
}

/** An invitation that nobody followed in time makes room for the next. */
export async function closeExpired(
  db: Db,
  open: { organizationId: string; email: string; now: Date },
): Promise<void> {
  await db
    .update(invitations)
    .set({ revokedAt: open.now })
    .where(
      and(
        eq(invitations.organizationId, open.organizationId),
        eq(invitations.email, open.email),
        lt(invitations.expiresAt, open.now),
        isOpen,
      ),
    );
}

export async function lockInvitation(
  db: Db,
  organizationId: string,
  id: string,
): Promise<InvitationRow | undefined> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.organizationId, organizationId), eq(invitations.id, id)))
    .for('update');
  return row;
}

export async function changeInvitation(
  db: Db,
  id: string,
  change: Partial<Pick<InvitationRow, 'tokenHash' | 'expiresAt' | 'revokedAt'>>,
): Promise<void> {
  await db
    .update(invitations)
    .set({ ...change, version: sql`${invitations.version} + 1` })
    .where(eq(invitations.id, id));
}

/** True for the one who accepts it first. */
export async function spendInvitation(db: Db, id: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(invitations)
    .set({ acceptedAt: now })
    .where(and(eq(invitations.id, id), isOpen, gt(invitations.expiresAt, now)))
    .returning({ id: invitations.id });
  return rows.length > 0;
}

/** What an unspent link invites to. */
export async function findByToken(db: Db, tokenHash: string, now: Date) {
  const [row] = await db
    .select({
      invitation: invitations,
      organizationName: organizations.name,
      organizationSlug: organizations.slug,
      inviterName: users.name,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .innerJoin(members, eq(members.id, invitations.invitedBy))
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(invitations.tokenHash, tokenHash), isOpen, gt(invitations.expiresAt, now)));
  return row;
}

export async function listInvitations(
  db: Db,
  page: { organizationId: string; onlyOpen: boolean; before: string | undefined; limit: number },
): Promise<InvitationRow[]> {
  return db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.organizationId, page.organizationId),
        page.onlyOpen ? isOpen : undefined,
        page.before === undefined ? undefined : lt(invitations.id, page.before),
      ),
    )
    .orderBy(desc(invitations.id))
    .limit(page.limit);
}

export async function isMemberByEmail(
  db: Db,
  organizationId: string,
  email: string,
): Promise<boolean> {
  const rows = await db
    .select({ id: members.id })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.organizationId, organizationId),
        eq(users.email, email),
        isNull(members.removedAt),
      ),
    );
  return rows.length > 0;
}

export function toInvitation(row: InvitationRow, now: Date): Invitation {
  const { id, email, role, boardIds, invitedBy } = row;
  return {
    id,
    email,
    role,
    boardIds,
    invitedBy,
    status: statusOf(row, now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

function statusOf(row: InvitationRow, now: Date): Invitation['status'] {
  if (row.acceptedAt !== null) return 'accepted';
  if (row.revokedAt !== null) return 'revoked';
  return row.expiresAt <= now ? 'expired' : 'pending';
}
