import type { BoardPermission } from '@helix/contracts/structure';
import type { Db, Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor } from '../context.ts';
import { requirePermission } from '../structure/index.ts';
import { findAttachment, lockAttachment, type AttachmentRow } from './attachment.queries.ts';

type Wanted = { attachmentId: string; need: BoardPermission; deleted?: 'too' };

/** 404 for what one may not see or what is deleted, 403 for what one may not do. */
export async function requireAttachment(
  db: Db,
  actor: Actor,
  { attachmentId, need, deleted }: Wanted,
): Promise<AttachmentRow & { permission: BoardPermission }> {
  const row = await findAttachment(db, actor.organization.id, attachmentId);
  const isGone = row?.isInDeletedComment || (row?.deletedAt && deleted !== 'too');
  if (!row || isGone) throw noAttachment(attachmentId);
  const permission = await requirePermission(db, actor, {
    boardId: row.boardId,
    need,
    notFound: () => noAttachment(attachmentId),
  });
  return { ...row, permission };
}

/** The same, holding the row until the transaction ends. */
export async function lockedAttachment(
  tx: Transaction,
  actor: Actor,
  wanted: Wanted,
): Promise<AttachmentRow> {
  await lockAttachment(tx.db, wanted.attachmentId);
  const row = await requireAttachment(tx.db, actor, wanted);
  refuseOthers(actor, row);
  return row;
}

/** What somebody shows in a comment is theirs; what hangs on the task itself belongs to everyone who works on it. */
function refuseOthers(actor: Actor, row: AttachmentRow & { permission: BoardPermission }): void {
  if (row.commentId === null || row.permission === 'manage') return;
  if (row.uploadedBy.kind === 'member' && row.uploadedBy.id === actor.id) return;
  throw new AppError('auth.forbidden', 'Only who uploaded it can change a file of a comment');
}

const noAttachment = (id: string) => new AppError('resource.not_found', `No attachment ${id}`);
