import type { OutgoingFile } from '@helix/contracts';
import type { StoredFile } from '@helix/runtime/file-store';
import type { Actor, Context } from '../context.ts';
import { recordFile } from '../files/index.ts';
import { requireAttachment } from './attachment.lookups.ts';
import { lockAttachment, setThumbnail, type AttachmentRow } from './attachment.queries.ts';
import { canBeShownSmall, inertType } from './media-type.ts';
import { inTurn, makeThumbnail, noThumbnail } from './thumbnail.ts';

export async function getContent(
  ctx: Context,
  actor: Actor,
  attachmentId: string,
): Promise<OutgoingFile> {
  const row = await requireAttachment(ctx.db, actor, { attachmentId, need: 'view' });
  return {
    name: row.name,
    contentType: inertType(row.mediaType),
    size: row.size,
    etag: row.sha256,
    open: (range) => ctx.files.read(row.fileId, range),
  };
}

const maxThumbnailBytes = 4 * 1024 * 1024;

/** Made when it is first asked for, and kept. */
export async function getThumbnail(
  ctx: Context,
  actor: Actor,
  attachmentId: string,
): Promise<OutgoingFile> {
  const wanted = { attachmentId, need: 'view' } as const;
  const row = await requireAttachment(ctx.db, actor, wanted);
  if (!canBeShownSmall(row)) throw noThumbnail();
  const fileId =
    row.thumbnailFileId ??
    (await inTurn(async () => {
      const current = await requireAttachment(ctx.db, actor, wanted);
      return current.thumbnailFileId ?? createThumbnail(ctx, current);
    }));
  return {
    name: `${row.name}.webp`,
    contentType: 'image/webp',
    etag: fileId,
    stream: await ctx.files.read(fileId),
  };
}

async function createThumbnail(ctx: Context, row: AttachmentRow): Promise<string> {
  const image = await makeThumbnail(await readAll(await ctx.files.read(row.fileId)));
  const stored = await ctx.files.write(oneChunk(image), { maxBytes: maxThumbnailBytes });
  const fileId = await keepThumbnail(ctx, row, stored);
  if (fileId !== stored.id) await ctx.files.remove(stored.id);
  return fileId;
}

/** Another process may have been faster; then its thumbnail stays. */
function keepThumbnail(ctx: Context, row: AttachmentRow, stored: StoredFile): Promise<string> {
  const { organizationId, id } = row;
  return ctx.transaction(async (tx) => {
    const faster = await lockAttachment(tx.db, id);
    if (faster?.thumbnailFileId) return faster.thumbnailFileId;
    await recordFile(ctx, tx, { ...stored, organizationId, purpose: 'thumbnail' });
    await setThumbnail(tx.db, id, stored.id);
    return stored.id;
  });
}

async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* oneChunk(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
