import type { BoardPermission } from '@helix/contracts/structure';
import type { Db, Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor } from '../context.ts';
import { requirePermission } from '../structure/index.ts';
import { findComment, lockComment, type CommentRow } from './comment.queries.ts';

export type FoundComment = CommentRow & {
  readonly boardId: string;
  readonly permission: BoardPermission;
};
type Wanted = { commentId: string; need: BoardPermission; deleted?: 'too' };

/** 404 for what one may not see or what is deleted, 403 for what one may not do. */
export async function requireComment(
  db: Db,
  actor: Actor,
  { commentId, need, deleted }: Wanted,
): Promise<FoundComment> {
  const row = await findComment(db, actor.organization.id, commentId);
  if (!row || (row.deletedAt && deleted !== 'too')) throw noComment(commentId);
  const permission = await requirePermission(db, actor, {
    boardId: row.boardId,
    need,
    notFound: () => noComment(commentId),
  });
  return { ...row, permission };
}

/** The same, holding the row until the transaction ends. */
export async function lockedComment(
  tx: Transaction,
  actor: Actor,
  wanted: Wanted,
): Promise<FoundComment> {
  await lockComment(tx.db, wanted.commentId);
  return requireComment(tx.db, actor, wanted);
}

export const isOwn = (actor: Actor, { author }: Pick<CommentRow, 'author'>) =>
  author.kind === 'member' && author.id === actor.id;

const noComment = (id: string) => new AppError('resource.not_found', `No comment ${id}`);
