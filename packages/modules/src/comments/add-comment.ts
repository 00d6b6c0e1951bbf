import type { EventActor } from '@helix/contracts';
import { commentCreated, type Comment, type SavedComment } from '@helix/contracts/comments';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { listAttachmentsOf, putIntoComment } from '../attachments/index.ts';
import type { Context } from '../context.ts';
import { resolveMentions, storeMentions } from '../mentions/index.ts';
import { refreshCounters } from '../tasks/index.ts';
import { watchTask } from '../watchers/index.ts';
import { toComment } from './comment-parts.ts';
import {
  countComments,
  findComment,
  insertComment,
  lockTaskOf,
  type CommentRow,
} from './comment.queries.ts';

export type NewComment = {
  readonly organizationId: string;
  readonly taskId: string;
  readonly body: string;
  readonly author: EventActor;
  readonly runId?: string | undefined;
  readonly kind?: Comment['kind'];
  readonly parentId?: string | undefined;
  readonly attachmentIds?: readonly string[];
};

/**
 * Writes a comment in the transaction of whatever causes it. Whether its author may is for the caller to know;
 * who is mentioned is decided here and now.
 */
export async function addComment(
  ctx: Context,
  tx: Transaction,
  input: NewComment,
): Promise<SavedComment> {
  const { organizationId, taskId, author, runId } = input;
  const task = await lockTaskOf(tx.db, organizationId, taskId);
  if (!task) throw new AppError('resource.not_found', `No task ${taskId}`);
  const row = await insertComment(tx.db, {
    id: ctx.newId('comment'),
    organizationId,
    taskId,
    parentId: await findThread(tx, input),
    kind: input.kind ?? 'comment',
    // Models write any sign; the database keeps all but this one.
    body: input.body.replaceAll('\0', ''),
    author,
    runId: runId ?? null,
    createdAt: ctx.now(),
  });
  const { boardId } = task;
  const attachments = await showFirstFiles(tx, row, input.attachmentIds ?? []);
  const { mentions, unresolved } = await nameMentioned(ctx, tx, { row, boardId, isNew: true });
  await refreshCounters(tx.db, organizationId, [taskId]);
  const comment = toComment(row, { mentions, attachments, reactions: [] });
  tx.emit({
    event: commentCreated,
    organizationId,
    actor: author,
    runId,
    boardId,
    taskId,
    data: { comment, commentCount: await countComments(tx.db, taskId) },
  });
  return { ...comment, unresolvedMentions: unresolved };
}

/** Replies are one level deep: a reply to a reply joins its thread. */
async function findThread(tx: Transaction, input: NewComment): Promise<string | null> {
  const { parentId, organizationId, taskId } = input;
  if (parentId === undefined) return null;
  const parent = await findComment(tx.db, organizationId, parentId);
  if (!parent || parent.taskId !== taskId || parent.deletedAt) {
    throw new AppError('resource.not_found', `No comment ${parentId} on this task`);
  }
  return parent.parentId ?? parent.id;
}

async function showFirstFiles(
  tx: Transaction,
  comment: CommentRow,
  attachmentIds: readonly string[],
): Promise<Comment['attachments']> {
  if (attachmentIds.length === 0) return [];
  await showFiles(tx, comment, attachmentIds);
  const { organizationId, id } = comment;
  return (await listAttachmentsOf(tx.db, organizationId, [id])).get(id) ?? [];
}

export async function showFiles(
  tx: Transaction,
  comment: CommentRow,
  attachmentIds: readonly string[],
): Promise<void> {
  const { organizationId, taskId, id } = comment;
  const taken = await putIntoComment(
    tx.db,
    { organizationId, taskId, commentId: id },
    attachmentIds,
  );
  if (taken) return;
  throw new AppError(
    'resource.conflict',
    'A file of the comment is not on this task, was removed, or is shown by another comment',
  );
}

/** Keeps whom a comment names. Who wrote it and who is named follow the task from now on. */
export async function nameMentioned(
  ctx: Context,
  tx: Transaction,
  { row, boardId, isNew }: { row: CommentRow; boardId: string; isNew: boolean },
) {
  const { organizationId, taskId, id: commentId, author } = row;
  const about = { organizationId, boardId, text: row.body };
  const { mentions, unresolved } = await resolveMentions(tx.db, about);
  const place = { organizationId, taskId, commentId, isNew };
  const added = await storeMentions(ctx, tx, place, mentions);
  const watch = { organizationId, taskId, now: ctx.now() };
  const writers = author.kind === 'member' ? [author.id] : [];
  await watchTask(tx, { ...watch, memberIds: writers, reason: 'commenter' });
  const named = mentions.filter(({ kind, reachable }) => kind === 'member' && reachable);
  const memberIds = named.map(({ id }) => id);
  await watchTask(tx, { ...watch, memberIds, reason: 'mentioned' });
  return { mentions, added, unresolved };
}
