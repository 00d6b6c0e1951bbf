import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Scope } from '@helix/contracts';
import type { ApiKey } from '@helix/contracts/identity';
import { schema, type Db } from '@helix/db';
import { principalColumns, type Principal } from '../sessions/session.queries.ts';

const { organizations, users, members, apiKeys } = schema;

export async function insertApiKey(db: Db, row: typeof apiKeys.$inferInsert): Promise<void> {
  await db.insert(apiKeys).values(row);
}

export async function findPrincipalOfApiKey(
  db: Db,
  key: { readonly hash: string } | { readonly id: string },
  now: Date,
): Promise<
  (Principal & { apiKeyId: string; scopes: readonly Scope[]; lastUsedAt: Date | null }) | undefined
> {
  const [row] = await db
    .select({
      ...principalColumns,
      apiKeyId: apiKeys.id,
      scopes: apiKeys.scopes,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .innerJoin(members, eq(members.id, apiKeys.memberId))
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(
      and(
        'hash' in key ? eq(apiKeys.keyHash, key.hash) : eq(apiKeys.id, key.id),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
        isNull(members.removedAt),
      ),
    );
  return row;
}

export async function touchApiKey(db: Db, id: string, now: Date): Promise<void> {
  await db.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, id));
}

export async function listApiKeys(
  db: Db,
  page: {
    organizationId: string;
    memberId: string | undefined;
    before: string | undefined;
    limit: number;
  },
): Promise<ApiKey[]> {
  const rows = await db
    .select()
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.organizationId, page.organizationId),
        isNull(apiKeys.revokedAt),
        page.memberId === undefined ? undefined : eq(apiKeys.memberId, page.memberId),
        page.before === undefined ? undefined : lt(apiKeys.id, page.before),
      ),
    )
    .orderBy(desc(apiKeys.id))
    .limit(page.limit);
  return rows.map(toApiKey);
}

/** Revokes those that are not yet, and answers with them. */
export async function revokeApiKeys(
  db: Db,
  target: { organizationId: string; id?: string; memberId?: string | undefined },
  now: Date,
): Promise<ApiKey[]> {
  const rows = await db
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(
      and(
        eq(apiKeys.organizationId, target.organizationId),
        target.id === undefined ? undefined : eq(apiKeys.id, target.id),
        target.memberId === undefined ? undefined : eq(apiKeys.memberId, target.memberId),
        isNull(apiKeys.revokedAt),
      ),
    )
    .returning();
  return rows.map(toApiKey);
}

export function toApiKey(row: typeof apiKeys.$inferSelect): ApiKey {
  const { id, name, memberId, lastFour, scopes } = row;
  return {
    id,
    name,
    memberId,
    lastFour,
    scopes,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
