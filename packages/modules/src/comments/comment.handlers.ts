import * as contract from '@helix/contracts/comments';
import { implement } from '../endpoint-handler.ts';
import { decodeCursor, toPage } from '../page.ts';
import { requireTask } from '../tasks/index.ts';
import { oneWithParts, withParts } from './comment-parts.ts';
import { createComment, deleteComment, editComment, restoreComment } from './comment.commands.ts';
import { requireComment } from './comment.lookups.ts';
import { listCommentRows, listEdits } from './comment.queries.ts';
import { previewMentions, searchMentions } from './mention-preview.ts';
import { addReaction, removeReaction } from './reaction.commands.ts';

export const commentHandlers = [
  implement(contract.listComments, async ({ ctx, actor, params, query }) => {
    await requireTask(ctx.db, actor, params.taskId, 'view');
    const organizationId = actor.organization.id;
    const rows = await listCommentRows(ctx.db, {
      organizationId,
      taskId: params.taskId,
      after: decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    const { items, nextCursor } = toPage(rows, query.limit);
    return { items: await withParts(ctx.db, organizationId, items), nextCursor };
  }),
  implement(contract.createComment, ({ ctx, actor, params, body }) =>
    createComment(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.getComment, async ({ ctx, actor, params }) =>
    oneWithParts(ctx.db, await requireComment(ctx.db, actor, { ...params, need: 'view' })),
  ),
  implement(contract.updateComment, ({ ctx, actor, params, body }) =>
    editComment(ctx, actor, { ...params, ...body }),
  ),
  implement(contract.deleteComment, ({ ctx, actor, params }) =>
    deleteComment(ctx, actor, params.commentId),
  ),
  implement(contract.restoreComment, ({ ctx, actor, params }) =>
    restoreComment(ctx, actor, params.commentId),
  ),
  implement(contract.listCommentEdits, async ({ ctx, actor, params, query }) => {
    await requireComment(ctx.db, actor, { ...params, need: 'view' });
    const edits = await listEdits(ctx.db, {
      organizationId: actor.organization.id,
      commentId: params.commentId,
      before: decodeCursor(query.cursor),
      limit: query.limit + 1,
    });
    return toPage(edits, query.limit);
  }),
  implement(contract.addReaction, ({ ctx, actor, params }) => addReaction(ctx, actor, params)),
  implement(contract.removeReaction, ({ ctx, actor, params }) =>
    removeReaction(ctx, actor, params),
  ),
  implement(contract.searchMentions, ({ ctx, actor, query }) => searchMentions(ctx, actor, query)),
  implement(contract.previewMentions, ({ ctx, actor, body }) => previewMentions(ctx, actor, body)),
];
