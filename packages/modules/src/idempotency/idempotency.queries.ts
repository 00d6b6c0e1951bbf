import { and, eq, lt } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { idempotencyKeys } = schema;
export type IdempotencyKey = { organizationId: string; principalId: string; key: string };

const keyIs = ({ organizationId, principalId, key }: IdempotencyKey) =>
  and(
    eq(idempotencyKeys.organizationId, organizationId),
    eq(idempotencyKeys.principalId, principalId),
    eq(idempotencyKeys.key, key),
  );

/** True when the key is new. Waits for a transaction that holds the same key, so that twins take turns. */
export async function claimKey(
  db: Db,
  key: IdempotencyKey,
  row: { requestHash: string; createdAt: Date },
): Promise<boolean> {
  const rows = await db
    .insert(idempotencyKeys)
    .values({ ...key, ...row })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  return rows.length > 0;
}

export async function findOutcome(
  db: Db,
  key: IdempotencyKey,
): Promise<{ requestHash: string; response: unknown } | undefined> {
  const [row] = await db
    .select({ requestHash: idempotencyKeys.requestHash, response: idempotencyKeys.response })
    .from(idempotencyKeys)
    .where(keyIs(key));
  return row;
}

export async function recordOutcome(db: Db, key: IdempotencyKey, response: unknown): Promise<void> {
  await db.update(idempotencyKeys).set({ response }).where(keyIs(key));
}

export async function deleteKeysBefore(db: Db, before: Date): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before));
}
