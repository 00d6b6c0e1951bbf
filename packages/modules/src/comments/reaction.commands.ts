import { findEmoji, reactionAdded, reactionRemoved, type Comment } from '@helix/contracts/comments';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { oneWithParts } from './comment-parts.ts';
import { lockedComment } from './comment.lookups.ts';
import { deleteReaction, insertReaction } from './reaction.queries.ts';

const maxEmoji = 40;

type Input = { commentId: string; emoji: string };

export function addReaction(ctx: Context, actor: Actor, input: Input): Promise<Comment> {
  return react(ctx, actor, { ...input, adds: true });
}

export function removeReaction(ctx: Context, actor: Actor, input: Input): Promise<Comment> {
  return react(ctx, actor, { ...input, adds: false });
}

/** Doing it twice is doing it once. */
function react(
  ctx: Context,
  actor: Actor,
  { commentId, emoji: given, adds }: Input & { adds: boolean },
): Promise<Comment> {
  const organizationId = actor.organization.id;
  const emoji = findEmoji(given) ?? given;
  return ctx.transaction(async (tx) => {
    const row = await lockedComment(tx, actor, { commentId, need: 'create' });
    const key = { organizationId, commentId, emoji, memberId: actor.id };
    const changed = adds
      ? await insertReaction(tx.db, { ...key, createdAt: ctx.now() })
      : await deleteReaction(tx.db, key);
    const comment = await oneWithParts(tx.db, row);
    if (!changed) return comment;
    const { reactions, taskId } = comment;
    if (reactions.length > maxEmoji) {
      throw new AppError('resource.conflict', `A comment takes ${maxEmoji} different reactions`);
    }
    tx.emit({
      event: adds ? reactionAdded : reactionRemoved,
      organizationId,
      actor: actorOf(actor),
      boardId: row.boardId,
      taskId,
      data: { commentId, taskId, emoji, author: row.author.id, reactions },
    });
    return comment;
  });
}
