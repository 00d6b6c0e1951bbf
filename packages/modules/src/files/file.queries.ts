import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { schema, type Db } from '@helix/db';

const { files, fileStorage } = schema;

/**
 * Counts bytes in or out. False when there is no room for them; the row stays locked until the transaction ends,
 * so that two uploads cannot both take the last of it.
 */
export async function countBytes(db: Db, organizationId: string, bytes: number): Promise<boolean> {
  await db.insert(fileStorage).values({ organizationId }).onConflictDoNothing();
  const used = sql`${fileStorage.usedBytes} + ${bytes}`;
  const fits = or(isNull(fileStorage.quotaBytes), sql`${used} <= ${fileStorage.quotaBytes}`);
  const rows = await db
    .update(fileStorage)
    .set({ usedBytes: used })
    .where(and(eq(fileStorage.organizationId, organizationId), bytes > 0 ? fits : undefined))
    .returning({ organizationId: fileStorage.organizationId });
  return rows.length > 0;
}

export type FileLimits = {
  readonly quotaBytes: number | null;
  readonly blockedTypes: string[];
};

export async function findStorage(
  db: Db,
  organizationId: string,
): Promise<FileLimits & { usedBytes: number }> {
  const [row] = await db
    .select({
      usedBytes: fileStorage.usedBytes,
      quotaBytes: fileStorage.quotaBytes,
      blockedTypes: fileStorage.blockedTypes,
    })
    .from(fileStorage)
    .where(eq(fileStorage.organizationId, organizationId));
  return row ?? { usedBytes: 0, quotaBytes: null, blockedTypes: [] };
}

export async function setLimits(
  db: Db,
  organizationId: string,
  limits: Partial<FileLimits>,
): Promise<void> {
  await db.insert(fileStorage).values({ organizationId }).onConflictDoNothing();
  if (Object.keys(limits).length === 0) return;
  await db.update(fileStorage).set(limits).where(eq(fileStorage.organizationId, organizationId));
}

export async function insertFile(db: Db, row: typeof files.$inferInsert): Promise<void> {
  await db.insert(files).values(row);
}

/** Answers with what was there. */
export async function deleteFiles(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; organizationId: string; purpose: string; size: number }[]> {
  if (ids.length === 0) return [];
  return db
    .delete(files)
    .where(inArray(files.id, [...ids]))
    .returning({
      id: files.id,
      organizationId: files.organizationId,
      purpose: files.purpose,
      size: files.size,
    });
}

export async function listExpired(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: files.id })
    .from(files)
    .where(lt(files.expiresAt, now))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Old files of these purposes, one page after another. */
export async function listFilesOf(
  db: Db,
  purposes: readonly string[],
  page: { before: Date; after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ id: files.id })
    .from(files)
    .where(
      and(
        inArray(files.purpose, [...purposes]),
        lt(files.createdAt, page.before),
        gt(files.id, page.after),
      ),
    )
    .orderBy(files.id)
    .limit(page.limit);
  return rows.map(({ id }) => id);
}

export async function findKnownFiles(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: files.id })
    .from(files)
    .where(inArray(files.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
}
