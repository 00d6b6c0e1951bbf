import { attachmentAdded, type Attachment } from '@helix/contracts/attachments';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { recordFile, refuseWhenFull } from '../files/index.ts';
import type { BoardVisitor } from '../structure/index.ts';
import { lockTask, refreshCounters, refuseDeleted, type Cause } from '../tasks/index.ts';
import { countAttachments, insertAttachment } from './attachment.queries.ts';
import { cleanFileName } from './file-name.ts';

/** Attaches a text to a task. Its bytes are written first; when nothing comes of it, they are swept away. */
export async function attachText(
  ctx: Context,
  tx: Transaction,
  on: { by: Cause; visitor: BoardVisitor; taskId: string },
  file: { name: string; content: string },
): Promise<Attachment> {
  const { by, visitor, taskId } = on;
  const { organizationId, actor: uploadedBy } = by;
  const task = await lockTask(tx, visitor, { taskId, need: 'create' });
  refuseDeleted(task);
  await refuseWhenFull(ctx, organizationId);
  const stored = await ctx.files.write(bytesOf(file.content), {
    maxBytes: ctx.config.maxAttachmentBytes,
  });
  await recordFile(ctx, tx, { ...stored, organizationId, purpose: 'attachment' });
  const attachment = await insertAttachment(tx.db, {
    ...{ id: ctx.newId('attachment'), organizationId, taskId, fileId: stored.id, uploadedBy },
    ...{ name: cleanFileName(file.name), mediaType: 'text/plain' },
    ...{ size: stored.size, sha256: stored.sha256, createdAt: ctx.now() },
  });
  await refreshCounters(tx.db, organizationId, [taskId]);
  const attachmentCount = await countAttachments(tx.db, taskId);
  const data = { attachment, attachmentCount };
  tx.emit({ event: attachmentAdded, ...by, boardId: task.boardId, taskId, data });
  return attachment;
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}
