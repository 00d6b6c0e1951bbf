import type { SkillFile } from '@helix/contracts/skills';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { readMediaType } from '../attachments/index.ts';
import type { Context } from '../context.ts';
import { findStorage, recordFile } from '../files/index.ts';
import type { PlacedFile } from './skill-version.queries.ts';

const headBytes = 64 * 1024;

/** Puts the bytes on disk; nothing knows them until they are recorded, and whoever fails takes them away again. */
export async function placeFile(
  ctx: Context,
  organizationId: string,
  file: { path: string; bytes: AsyncIterable<Uint8Array>; maxBytes: number },
): Promise<PlacedFile> {
  const { id, size, sha256 } = await ctx.files.write(file.bytes, { maxBytes: file.maxBytes });
  try {
    const head = await readAll(await ctx.files.read(id, { start: 0, end: headBytes - 1 }));
    const mediaType = await readMediaType(head);
    await refuseBlocked(ctx, organizationId, mediaType);
    return { path: file.path, fileId: id, mediaType, size, sha256 };
  } catch (error) {
    await ctx.files.remove(id);
    throw error;
  }
}

export async function recordPlaced(
  ctx: Context,
  tx: Transaction,
  organizationId: string,
  { fileId, size, sha256 }: PlacedFile,
): Promise<void> {
  await recordFile(ctx, tx, { id: fileId, size, sha256, organizationId, purpose: 'skill' });
}

async function refuseBlocked(
  ctx: Context,
  organizationId: string,
  mediaType: string,
): Promise<void> {
  const { blockedTypes } = await findStorage(ctx.db, organizationId);
  const [family] = mediaType.split('/');
  if (!blockedTypes.some((type) => type === mediaType || type === `${family}/*`)) return;
  throw new AppError(
    'request.unsupported_media_type',
    `This organization does not take in files of type ${mediaType}`,
  );
}

export async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function* oneChunk(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

export function toFile({ path, mediaType, size, sha256 }: PlacedFile): SkillFile {
  return { path, mediaType, size, sha256 };
}
