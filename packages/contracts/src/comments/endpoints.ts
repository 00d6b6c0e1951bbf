import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import {
  commentBodySchema,
  commentEditSchema,
  commentSchema,
  emojiSchema,
  savedCommentSchema,
} from './comment.ts';
import { mentionCandidateSchema, mentionEffectSchema, unresolvedMentionSchema } from './mention.ts';

const taskParams = z.object({ taskId: idSchema('task') });
const commentParams = z.object({ commentId: idSchema('comment') });
const reactionParams = commentParams.extend({ emoji: emojiSchema });
const attachmentIds = z.array(idSchema('attachment')).max(50);
const reads = { scope: 'tasks:read' } as const;
const writes = { scope: 'tasks:write', role: 'member' } as const;

export const listComments = defineEndpoint({
  id: 'tasks.comments.list',
  method: 'GET',
  path: '/v1/tasks/:taskId/comments',
  summary: 'List the comments of a task, oldest first',
  access: reads,
  params: taskParams,
  query: z.object(pageQuery),
  response: pageOf(commentSchema),
  errors: ['resource.not_found'],
});

export const createComment = defineEndpoint({
  id: 'tasks.comments.create',
  method: 'POST',
  path: '/v1/tasks/:taskId/comments',
  summary: 'Comment on a task',
  access: writes,
  params: taskParams,
  body: z.object({
    body: commentBodySchema,
    parentId: idSchema('comment').optional().describe('Reply to this comment'),
    attachmentIds: attachmentIds
      .default([])
      .describe('Files of the task, uploaded before, that it shows'),
  }),
  response: savedCommentSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.conflict'],
});

export const getComment = defineEndpoint({
  id: 'comments.get',
  method: 'GET',
  path: '/v1/comments/:commentId',
  summary: 'Get a comment',
  access: reads,
  params: commentParams,
  response: commentSchema,
  errors: ['resource.not_found'],
});

export const updateComment = defineEndpoint({
  id: 'comments.update',
  method: 'PATCH',
  path: '/v1/comments/:commentId',
  summary: 'Edit a comment of your own',
  access: writes,
  params: commentParams,
  body: z.object({
    body: commentBodySchema.optional(),
    attachmentIds: attachmentIds.optional().describe('All that it shows from now on'),
    version: z.int().optional().describe('Refuse with 409 when it was changed meanwhile'),
  }),
  response: savedCommentSchema,
  errors: ['resource.not_found', 'resource.conflict', 'resource.version_conflict'],
});

export const deleteComment = defineEndpoint({
  id: 'comments.delete',
  method: 'DELETE',
  path: '/v1/comments/:commentId',
  summary: 'Delete a comment of your own, or as an admin anyone’s; it can be restored for 30 days',
  access: writes,
  params: commentParams,
  response: commentSchema,
  errors: ['resource.not_found'],
});

export const restoreComment = defineEndpoint({
  id: 'comments.restore',
  method: 'POST',
  path: '/v1/comments/:commentId/restore',
  summary: 'Undo the deletion of a comment',
  access: writes,
  params: commentParams,
  response: commentSchema,
  errors: ['resource.not_found'],
});

export const listCommentEdits = defineEndpoint({
  id: 'comments.history',
  method: 'GET',
  path: '/v1/comments/:commentId/history',
  summary: 'What a comment said before it was edited, newest first',
  access: reads,
  params: commentParams,
  query: z.object(pageQuery),
  response: pageOf(commentEditSchema),
  errors: ['resource.not_found'],
});

export const addReaction = defineEndpoint({
  id: 'comments.reactions.add',
  method: 'PUT',
  path: '/v1/comments/:commentId/reactions/:emoji',
  summary: 'React to a comment with an emoji',
  access: writes,
  params: reactionParams,
  response: commentSchema,
  errors: ['resource.not_found', 'resource.conflict'],
});

export const removeReaction = defineEndpoint({
  id: 'comments.reactions.remove',
  method: 'DELETE',
  path: '/v1/comments/:commentId/reactions/:emoji',
  summary: 'Take a reaction back',
  access: writes,
  params: reactionParams,
  response: commentSchema,
  errors: ['resource.not_found'],
});

export const searchMentions = defineEndpoint({
  id: 'mentions.search',
  method: 'GET',
  path: '/v1/mentions/search',
  summary: 'Find people and agents to mention, best match first; small slips are forgiven',
  access: reads,
  query: z.object({
    q: z.string().max(100).default('').describe('What was typed after the @'),
    taskId: idSchema('task').optional().describe('Where they are to be mentioned'),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  response: z.object({ items: z.array(mentionCandidateSchema) }),
  errors: ['resource.not_found'],
});

export const previewMentions = defineEndpoint({
  id: 'mentions.preview',
  method: 'POST',
  path: '/v1/mentions/preview',
  summary: 'Tell who would be notified or woken by a text, before it is sent',
  access: writes,
  body: z.object({ taskId: idSchema('task'), body: z.string().max(100_000) }),
  response: z.object({
    mentions: z.array(mentionEffectSchema),
    unresolved: z.array(unresolvedMentionSchema),
  }),
  errors: ['resource.not_found'],
});
