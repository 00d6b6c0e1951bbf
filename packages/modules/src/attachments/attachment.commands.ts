import {
  attachmentAdded,
  attachmentRemoved,
  attachmentRenamed,
  storageLimited,
  type Attachment,
  type Storage,
} from '@helix/contracts/attachments';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { findStorage, setLimits, type FileLimits } from '../files/index.ts';
import { lockTask, refreshCounters } from '../tasks/index.ts';
import { lockedAttachment, requireAttachment } from './attachment.lookups.ts';
import {
  changeAttachment,
  countAttachments,
  toAttachment,
  type AttachmentRow,
} from './attachment.queries.ts';
import { cleanFileName } from './file-name.ts';

export function renameAttachment(
  ctx: Context,
  actor: Actor,
  input: { attachmentId: string; name: string; version?: number | undefined },
): Promise<Attachment> {
  return ctx.transaction(async (tx) => {
    const row = await lockedAttachment(tx, actor, { ...input, need: 'create' });
    if (input.version !== undefined && input.version !== row.version) {
      throw new AppError('resource.version_conflict', `${row.name} was changed meanwhile`, {
        details: { current: toAttachment(row) },
      });
    }
    const name = cleanFileName(input.name);
    if (name === row.name) return toAttachment(row);
    const attachment = await changeAttachment(tx.db, row.id, { name });
    tx.emit({
      event: attachmentRenamed,
      ...about(actor, row),
      data: { attachment, from: row.name },
    });
    return attachment;
  });
}

export function deleteAttachment(
  ctx: Context,
  actor: Actor,
  attachmentId: string,
): Promise<Attachment> {
  return changePresence(ctx, actor, { attachmentId, deletedAt: ctx.now() });
}

export function restoreAttachment(
  ctx: Context,
  actor: Actor,
  attachmentId: string,
): Promise<Attachment> {
  return changePresence(ctx, actor, { attachmentId, deletedAt: null });
}

/** Doing it twice is doing it once. */
async function changePresence(
  ctx: Context,
  actor: Actor,
  { attachmentId, deletedAt }: { attachmentId: string; deletedAt: Date | null },
): Promise<Attachment> {
  const wanted = { attachmentId, need: 'create', deleted: 'too' } as const;
  return ctx.transaction(async (tx) => {
    const { taskId } = await requireAttachment(tx.db, actor, wanted);
    // The task before what hangs on it, wherever both are locked, so that two changes cannot deadlock.
    await lockTask(tx, actor, { taskId, need: 'create' });
    const row = await lockedAttachment(tx, actor, wanted);
    if ((row.deletedAt === null) === (deletedAt === null)) return toAttachment(row);
    const attachment = await changeAttachment(tx.db, row.id, { deletedAt });
    await tellPresence(tx, actor, { row, attachment });
    return attachment;
  });
}

async function tellPresence(
  tx: Transaction,
  actor: Actor,
  { row, attachment }: { row: AttachmentRow; attachment: Attachment },
): Promise<void> {
  const { taskId, commentId, name } = attachment;
  await refreshCounters(tx.db, actor.organization.id, [taskId]);
  const attachmentCount = await countAttachments(tx.db, taskId);
  if (attachment.deletedAt === null) {
    const data = { attachment, attachmentCount };
    tx.emit({ event: attachmentAdded, ...about(actor, row), data });
  } else {
    const data = { attachmentId: attachment.id, taskId, commentId, name, attachmentCount };
    tx.emit({ event: attachmentRemoved, ...about(actor, row), data });
  }
}

const about = (actor: Actor, row: AttachmentRow) => ({
  organizationId: actor.organization.id,
  actor: actorOf(actor),
  boardId: row.boardId,
  taskId: row.taskId,
});

export async function getStorage(ctx: Context, actor: Actor): Promise<Storage> {
  const storage = await findStorage(ctx.db, actor.organization.id);
  return { ...storage, maxFileBytes: ctx.config.maxAttachmentBytes };
}

export function limitStorage(
  ctx: Context,
  actor: Actor,
  wanted: { quotaBytes?: number | null | undefined; blockedTypes?: string[] | undefined },
): Promise<Storage> {
  const { quotaBytes, blockedTypes } = wanted;
  const limits: Partial<FileLimits> = {
    ...(quotaBytes !== undefined && { quotaBytes }),
    ...(blockedTypes && { blockedTypes: [...new Set(blockedTypes)] }),
  };
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    await setLimits(tx.db, organizationId, limits);
    const found = await findStorage(tx.db, organizationId);
    const storage = { ...found, maxFileBytes: ctx.config.maxAttachmentBytes };
    tx.emit({
      event: storageLimited,
      organizationId,
      actor: actorOf(actor),
      audience: 'admins',
      data: { storage },
    });
    return storage;
  });
}
