import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import {
  organizationSettingsSchema,
  type Membership,
  type OrganizationDetails,
} from '@helix/contracts/identity';
import { schema, type Db } from '@helix/db';

const { organizations, members } = schema;

const detailColumns = {
  id: organizations.id,
  name: organizations.name,
  slug: organizations.slug,
  settings: organizations.settings,
  version: organizations.version,
  createdAt: organizations.createdAt,
};

/** False when the slug is taken. */
export async function insertOrganization(
  db: Db,
  row: typeof organizations.$inferInsert,
): Promise<boolean> {
  const rows = await db
    .insert(organizations)
    .values(row)
    .onConflictDoNothing({ target: organizations.slug })
    .returning({ id: organizations.id });
  return rows.length > 0;
}

export async function findOrganization(
  db: Db,
  id: string,
): Promise<OrganizationDetails | undefined> {
  const [row] = await db.select(detailColumns).from(organizations).where(eq(organizations.id, id));
  return row && toDetails(row);
}

/** Whoever changes the organization, or who owns it, takes turns here. */
export async function lockOrganization(
  db: Db,
  id: string,
): Promise<OrganizationDetails | undefined> {
  const [row] = await db
    .select(detailColumns)
    .from(organizations)
    .where(eq(organizations.id, id))
    .for('update');
  return row && toDetails(row);
}

/** Holds for the rest of the transaction: whoever wants a slug waits here. */
export async function isSlugTaken(db: Db, slug: string): Promise<boolean> {
  await db.execute(sql`select pg_advisory_xact_lock(7305503, hashtext(${slug}))`);
  const rows = await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.slug, slug));
  return rows.length > 0;
}

export async function changeOrganization(
  db: Db,
  id: string,
  change: Partial<Pick<typeof organizations.$inferInsert, 'name' | 'slug' | 'settings'>>,
): Promise<void> {
  await db
    .update(organizations)
    .set({ ...change, version: sql`${organizations.version} + 1` })
    .where(eq(organizations.id, id));
}

/** The organizations of a person, by the age of the membership. */
export async function listMemberships(
  db: Db,
  page: {
    userId: string;
    organizationId: string | undefined;
    after: string | undefined;
    limit: number;
  },
): Promise<Omit<Membership, 'current'>[]> {
  return db
    .select({
      id: organizations.id,
      name: organizations.name,
      slug: organizations.slug,
      memberId: members.id,
      role: members.role,
    })
    .from(members)
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(
      and(
        eq(members.userId, page.userId),
        isNull(members.removedAt),
        page.organizationId === undefined
          ? undefined
          : eq(members.organizationId, page.organizationId),
        page.after === undefined ? undefined : gt(members.id, page.after),
      ),
    )
    .orderBy(asc(members.id))
    .limit(page.limit);
}

type Row = Omit<OrganizationDetails, 'createdAt' | 'settings'> & {
  createdAt: Date;
  settings: unknown;
};

function toDetails(row: Row): OrganizationDetails {
  return {
    ...row,
    settings: organizationSettingsSchema.parse(row.settings),
    createdAt: row.createdAt.toISOString(),
  };
}
