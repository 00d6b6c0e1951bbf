import { and, asc, eq, gt, ilike, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Role } from '@helix/contracts';
import type { Member } from '@helix/contracts/members';
import { schema, type Db } from '@helix/db';

const { users, members } = schema;

const memberColumns = {
  id: members.id,
  userId: members.userId,
  name: users.name,
  email: users.email,
  role: members.role,
  totpEnabledAt: users.totpEnabledAt,
  removedAt: members.removedAt,
  version: members.version,
  createdAt: members.createdAt,
};

function selectMembers(db: Db) {
  return db.select(memberColumns).from(members).innerJoin(users, eq(users.id, members.userId));
}
type Row = Awaited<ReturnType<typeof selectMembers>>[number];

function toMember({ totpEnabledAt, ...row }: Row): Member {
  return {
    ...row,
    totpEnabled: totpEnabledAt !== null,
    removedAt: row.removedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A member who is here; one who has left is not found. */
export async function findMember(
  db: Db,
  organizationId: string,
  memberId: string,
): Promise<Member | undefined> {
  const [row] = await selectMembers(db).where(
    and(
      eq(members.organizationId, organizationId),
      eq(members.id, memberId),
      isNull(members.removedAt),
    ),
  );
  return row && toMember(row);
}

/** Those of the ids that are members of the organization, also those who have left. */
export async function listMembersByIds(
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
): Promise<Member[]> {
  if (memberIds.length === 0) return [];
  const rows = await selectMembers(db)
    .where(and(eq(members.organizationId, organizationId), inArray(members.id, [...memberIds])))
    .orderBy(asc(members.id));
  return rows.map(toMember);
}

/** Everybody who is here. */
export async function listActiveMembers(db: Db, organizationId: string): Promise<Member[]> {
  const rows = await selectMembers(db)
    .where(and(eq(members.organizationId, organizationId), isNull(members.removedAt)))
    .orderBy(asc(members.id));
  return rows.map(toMember);
}

export async function listMembers(
  db: Db,
  page: {
    organizationId: string;
    q: string | undefined;
    role: Role | undefined;
    removed: boolean;
    after: string | undefined;
    limit: number;
  },
): Promise<Member[]> {
  const pattern = page.q && `%${page.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await selectMembers(db)
    .where(
      and(
        eq(members.organizationId, page.organizationId),
        page.removed ? isNotNull(members.removedAt) : isNull(members.removedAt),
        page.role === undefined ? undefined : eq(members.role, page.role),
        pattern ? or(ilike(users.name, pattern), ilike(users.email, pattern)) : undefined,
        page.after === undefined ? undefined : gt(members.id, page.after),
      ),
    )
    .orderBy(asc(members.id))
    .limit(page.limit);
  return rows.map(toMember);
}

export async function insertMember(db: Db, row: typeof members.$inferInsert): Promise<void> {
  await db.insert(members).values(row);
}

/** Somebody who comes back is the member they were, with the role they are given now. */
export async function upsertMember(
  db: Db,
  row: { id: string; organizationId: string; userId: string; role: Role; createdAt: Date },
): Promise<string> {
  const [member] = await db
    .insert(members)
    .values(row)
    .onConflictDoUpdate({
      target: [members.organizationId, members.userId],
      set: { role: row.role, removedAt: null, version: sql`${members.version} + 1` },
    })
    .returning({ id: members.id });
  if (!member) throw new Error(`member ${row.id} was not written`);
  return member.id;
}

export async function changeMember(
  db: Db,
  target: { organizationId: string; id: string },
  change: { role?: Role; removedAt?: Date },
): Promise<void> {
  await db
    .update(members)
    .set({ ...change, version: sql`${members.version} + 1` })
    .where(and(eq(members.organizationId, target.organizationId), eq(members.id, target.id)));
}

export async function countOwners(db: Db, organizationId: string): Promise<number> {
  return db.$count(
    members,
    and(
      eq(members.organizationId, organizationId),
      eq(members.role, 'owner'),
      isNull(members.removedAt),
    ),
  );
}
