import {
  commentDeleted,
  commentRestored,
  commentUpdated,
  type Comment,
  type SavedComment,
} from '@helix/contracts/comments';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { lockTask, refreshCounters } from '../tasks/index.ts';
import { addComment, nameMentioned, showFiles } from './add-comment.ts';
import { oneWithParts } from './comment-parts.ts';
import { isOwn, lockedComment, requireComment, type FoundComment } from './comment.lookups.ts';
import { changeComment, countComments, insertEdit, type CommentRow } from './comment.queries.ts';

export function createComment(
  ctx: Context,
  actor: Actor,
  input: {
    taskId: string;
    body: string;
    parentId?: string | undefined;
    attachmentIds: readonly string[];
  },
): Promise<SavedComment> {
  return ctx.transaction(async (tx) => {
    const task = await lockTask(tx, actor, { taskId: input.taskId, need: 'create' });
    if (task.deletedAt !== null) {
      throw new AppError('task.deleted', `${task.key} is deleted; restore it first`);
    }
    const organizationId = actor.organization.id;
    return addComment(ctx, tx, { ...input, organizationId, author: actorOf(actor) });
  });
}

type Edit = {
  commentId: string;
  body?: string | undefined;
  attachmentIds?: readonly string[] | undefined;
  version?: number | undefined;
};

export function editComment(ctx: Context, actor: Actor, input: Edit): Promise<SavedComment> {
  const { commentId, attachmentIds } = input;
  return ctx.transaction(async (tx) => {
    const current = await lockWithTask(tx, actor, { commentId });
    if (!isOwn(actor, current)) {
      throw new AppError('auth.forbidden', 'Only who wrote a comment can edit it');
    }
    await refuseStale(tx, current, input.version);
    const before = await oneWithParts(tx.db, current);
    const body = input.body ?? current.body;
    const sameFiles = isSame(attachmentIds, before);
    if (body === current.body && sameFiles) return { ...before, unresolvedMentions: [] };
    const row = await writeEdit(ctx, tx, { actor, current, body });
    if (!sameFiles) await showFiles(tx, row, attachmentIds ?? []);
    const where = { row, boardId: current.boardId, isNew: false };
    const { added, unresolved } = await nameMentioned(ctx, tx, where);
    const comment = await oneWithParts(tx.db, row);
    const data = { comment, newMentions: added };
    tx.emit({ event: commentUpdated, ...about(actor, current), data });
    return { ...comment, unresolvedMentions: unresolved };
  });
}

async function refuseStale(
  tx: Transaction,
  current: CommentRow,
  version: number | undefined,
): Promise<void> {
  if (version === undefined || version === current.version) return;
  throw new AppError('resource.version_conflict', 'The comment was changed meanwhile', {
    details: { current: await oneWithParts(tx.db, current) },
  });
}

function isSame(attachmentIds: readonly string[] | undefined, { attachments }: Comment): boolean {
  if (attachmentIds === undefined) return true;
  const wanted = new Set(attachmentIds);
  return wanted.size === attachments.length && attachments.every(({ id }) => wanted.has(id));
}

async function writeEdit(
  ctx: Context,
  tx: Transaction,
  edit: { actor: Actor; current: CommentRow; body: string },
): Promise<CommentRow> {
  const { actor, current, body } = edit;
  if (body === current.body) return changeComment(tx.db, current.id, {});
  const now = ctx.now();
  await insertEdit(tx.db, {
    id: ctx.newId('edit'),
    organizationId: current.organizationId,
    commentId: current.id,
    version: current.version,
    body: current.body,
    writtenAt: current.editedAt ?? current.createdAt,
    replacedAt: now,
    replacedBy: actorOf(actor),
  });
  return changeComment(tx.db, current.id, { body, editedAt: now });
}

/** Doing it twice is doing it once. */
export function deleteComment(ctx: Context, actor: Actor, commentId: string): Promise<Comment> {
  return ctx.transaction(async (tx) => {
    const current = await lockWithTask(tx, actor, { commentId, deleted: 'too' });
    if (!isOwn(actor, current) && current.permission !== 'manage') {
      throw new AppError(
        'auth.forbidden',
        'Only its author or who manages the board can delete it',
      );
    }
    if (current.deletedAt) return oneWithParts(tx.db, current);
    const deletedAt = ctx.now();
    const row = await changeComment(tx.db, commentId, { deletedAt, deletedBy: actorOf(actor) });
    const commentCount = await recount(tx, current);
    const { taskId } = current;
    tx.emit({
      event: commentDeleted,
      ...about(actor, current),
      data: { commentId, taskId, deletedAt: deletedAt.toISOString(), commentCount },
    });
    return oneWithParts(tx.db, row);
  });
}

/** Only by who deleted it, so that nobody undoes what an admin took away. */
export function restoreComment(ctx: Context, actor: Actor, commentId: string): Promise<Comment> {
  return ctx.transaction(async (tx) => {
    const current = await lockWithTask(tx, actor, { commentId, deleted: 'too' });
    if (!current.deletedAt) return oneWithParts(tx.db, current);
    if (current.deletedBy?.id !== actor.id && current.permission !== 'manage') {
      throw new AppError(
        'auth.forbidden',
        'Only who deleted it or who manages the board can restore it',
      );
    }
    const row = await changeComment(tx.db, commentId, { deletedAt: null, deletedBy: null });
    const commentCount = await recount(tx, current);
    const comment = await oneWithParts(tx.db, row);
    tx.emit({ event: commentRestored, ...about(actor, current), data: { comment, commentCount } });
    return comment;
  });
}

/** The task before what hangs on it, wherever both are locked, so that two changes cannot deadlock. */
async function lockWithTask(
  tx: Transaction,
  actor: Actor,
  which: { commentId: string; deleted?: 'too' },
): Promise<FoundComment> {
  const wanted = { ...which, need: 'create' } as const;
  const { taskId } = await requireComment(tx.db, actor, wanted);
  await lockTask(tx, actor, { taskId, need: 'create' });
  return lockedComment(tx, actor, wanted);
}

async function recount(tx: Transaction, { organizationId, taskId }: CommentRow): Promise<number> {
  await refreshCounters(tx.db, organizationId, [taskId]);
  return countComments(tx.db, taskId);
}

const about = (actor: Actor, comment: FoundComment) => ({
  organizationId: actor.organization.id,
  actor: actorOf(actor),
  boardId: comment.boardId,
  taskId: comment.taskId,
});
