import type { IncomingFile } from '@helix/contracts';
import { attachmentAdded, type Attachment } from '@helix/contracts/attachments';
import { AppError } from '@helix/runtime';
import type { StoredFile } from '@helix/runtime/file-store';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { findStorage, recordFile, refuseWhenFull } from '../files/index.ts';
import { lockTask, refreshCounters, requireTask } from '../tasks/index.ts';
import { countAttachments, insertAttachment } from './attachment.queries.ts';
import { cleanFileName } from './file-name.ts';
import { headBytes, readMediaType } from './media-type.ts';

/**
 * Bytes first, then the row: a crash in between leaves bytes that nothing knows, which are swept away,
 * and never a row without its bytes.
 */
export async function uploadAttachment(
  ctx: Context,
  actor: Actor,
  upload: { taskId: string; file: IncomingFile },
): Promise<Attachment> {
  const { taskId, file } = upload;
  refuseDeleted(await requireTask(ctx.db, actor, taskId, 'create'));
  await refuseWhenFull(ctx, actor.organization.id);
  const head = keepHead();
  const stored = await ctx.files.write(head.tap(file.stream), {
    maxBytes: ctx.config.maxAttachmentBytes,
  });
  try {
    const mediaType = await readMediaType(head.bytes());
    await refuseBlocked(ctx, actor, mediaType);
    return await addAttachment(ctx, actor, { taskId, name: file.name, mediaType, stored });
  } catch (error) {
    await ctx.files.remove(stored.id);
    throw error;
  }
}

function addAttachment(
  ctx: Context,
  actor: Actor,
  file: { taskId: string; name: string; mediaType: string; stored: StoredFile },
): Promise<Attachment> {
  const organizationId = actor.organization.id;
  const { taskId, name, mediaType, stored } = file;
  return ctx.transaction(async (tx) => {
    const task = await lockTask(tx, actor, { taskId, need: 'create' });
    refuseDeleted(task);
    await recordFile(ctx, tx, { ...stored, organizationId, purpose: 'attachment' });
    const attachment = await insertAttachment(tx.db, {
      id: ctx.newId('attachment'),
      organizationId,
      taskId,
      fileId: stored.id,
      name: cleanFileName(name),
      mediaType,
      size: stored.size,
      sha256: stored.sha256,
      uploadedBy: actorOf(actor),
      createdAt: ctx.now(),
    });
    await refreshCounters(tx.db, organizationId, [taskId]);
    const attachmentCount = await countAttachments(tx.db, taskId);
    tx.emit({
      event: attachmentAdded,
      organizationId,
      actor: actorOf(actor),
      boardId: task.boardId,
      taskId,
      data: { attachment, attachmentCount },
    });
    return attachment;
  });
}

function refuseDeleted(task: { key: string; deletedAt: string | null }): void {
  if (task.deletedAt === null) return;
  throw new AppError('task.deleted', `${task.key} is deleted; restore it first`);
}

/** Judged by what the file is, which is known once its bytes are here. */
async function refuseBlocked(ctx: Context, actor: Actor, mediaType: string): Promise<void> {
  const { blockedTypes } = await findStorage(ctx.db, actor.organization.id);
  const [family] = mediaType.split('/');
  if (!blockedTypes.some((type) => type === mediaType || type === `${family}/*`)) return;
  throw new AppError(
    'request.unsupported_media_type',
    `This organization does not take in files of type ${mediaType}`,
  );
}

/** Lets bytes through and remembers the first of them. */
function keepHead() {
  const chunks: Uint8Array[] = [];
  let kept = 0;
  return {
    async *tap(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
      for await (const chunk of bytes) {
        if (kept < headBytes) {
          chunks.push(chunk.slice(0, headBytes - kept));
          kept += Math.min(chunk.byteLength, headBytes - kept);
        }
        yield chunk;
      }
    },
    bytes: () => Buffer.concat(chunks),
  };
}
