import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { StoredFile } from '@helix/runtime/file-store';
import type { Context } from '../context.ts';
import {
  countBytes,
  deleteFiles,
  findKnownFiles,
  findStorage,
  insertFile,
  listExpired,
} from './file.queries.ts';

/** What a file is for; decides who says that it is no longer needed. */
export type FilePurpose = 'attachment' | 'thumbnail' | 'archive' | 'skill';

/** A file counts towards the quota from here on; before, it is only bytes that will be swept away. */
export async function recordFile(
  ctx: Context,
  tx: Transaction,
  file: StoredFile & { organizationId: string; purpose: FilePurpose; expiresAt?: Date },
): Promise<void> {
  const { id, organizationId, purpose, size, sha256, expiresAt } = file;
  const counted = countedBytes({ purpose, size });
  if (!(await countBytes(tx.db, organizationId, counted))) throw quotaExceeded();
  const createdAt = ctx.now();
  await insertFile(tx.db, {
    id,
    organizationId,
    purpose,
    size,
    sha256,
    createdAt,
    expiresAt: expiresAt ?? null,
  });
}

/** What we make ourselves of what people gave us is not charged to them. */
const countedBytes = ({ purpose, size }: { purpose: string; size: number }) =>
  purpose === 'thumbnail' ? 0 : size;

/** Asked before bytes are taken in; what counts is asked again when they are recorded. */
export async function refuseWhenFull(ctx: Context, organizationId: string): Promise<void> {
  const { usedBytes, quotaBytes } = await findStorage(ctx.db, organizationId);
  if (quotaBytes !== null && usedBytes >= quotaBytes) throw quotaExceeded();
}

const quotaExceeded = () =>
  new AppError(
    'storage.quota_exceeded',
    'The files of the organization take all the space that they may; remove some or ask an admin for more',
  );

/** Forgets files that nothing refers to any more: the rows first, so that none is ever without its bytes. */
export async function forgetFiles(ctx: Context, ids: readonly string[]): Promise<void> {
  await ctx.transaction(async (tx) => {
    const gone = await deleteFiles(tx.db, ids);
    const byOrganization = Map.groupBy(gone, ({ organizationId }) => organizationId);
    for (const [organizationId, own] of [...byOrganization].toSorted(([a], [b]) =>
      a < b ? -1 : 1,
    )) {
      const bytes = own.reduce((sum, file) => sum + countedBytes(file), 0);
      await countBytes(tx.db, organizationId, -bytes);
    }
  });
  for (const id of ids) await ctx.files.remove(id);
}

const batch = 200;
const hourMs = 3_600_000;
/** No upload takes as long as this. What is younger may still be on its way to being recorded. */
const settledMs = 24 * hourMs;

/** Removes what has expired, what was interrupted, and bytes that no row knows. */
export async function sweepDisk(ctx: Context, signal: AbortSignal): Promise<{ removed: number }> {
  for (;;) {
    const expired = await listExpired(ctx.db, ctx.now(), batch);
    await forgetFiles(ctx, expired);
    if (expired.length < batch || signal.aborted) break;
  }
  const before = new Date(ctx.now().getTime() - settledMs);
  let removed = await ctx.files.clearInterrupted({ before });
  let ids: string[] = [];
  const sweep = async () => {
    const known = await findKnownFiles(ctx.db, ids);
    for (const id of ids.filter((candidate) => !known.has(candidate))) {
      await ctx.files.remove(id);
      removed += 1;
    }
    ids = [];
  };
  for await (const id of ctx.files.list({ before })) {
    ids.push(id);
    if (ids.length === batch) await sweep();
    if (signal.aborted) break;
  }
  await sweep();
  return { removed };
}
