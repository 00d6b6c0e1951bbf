import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { taskCardSchema } from '../tasks/task.ts';
import { commentSchema, reactionSchema } from './comment.ts';
import { mentionSchema } from './mention.ts';

const newMentions = z.array(mentionSchema).describe('Who was not mentioned there before');
const commentCount = z.int().describe('How many its task has now');
const ofComment = { commentId: idSchema('comment'), taskId: idSchema('task') };
const reacted = z.object({
  ...ofComment,
  emoji: z.string(),
  author: z.string().describe('The id of who wrote the comment'),
  reactions: z.array(reactionSchema).describe('All that it has now'),
});

export const commentCreated = defineEvent({
  name: 'comment.created',
  data: z.object({ comment: commentSchema, commentCount }),
});
export const commentUpdated = defineEvent({
  name: 'comment.updated',
  data: z.object({
    comment: commentSchema,
    newMentions,
  }),
});
export const commentDeleted = defineEvent({
  name: 'comment.deleted',
  data: z.object({ ...ofComment, deletedAt: z.iso.datetime(), commentCount }),
});
export const commentRestored = defineEvent({
  name: 'comment.restored',
  data: z.object({ comment: commentSchema, commentCount }),
});
export const reactionAdded = defineEvent({ name: 'comment.reaction_added', data: reacted });
export const reactionRemoved = defineEvent({ name: 'comment.reaction_removed', data: reacted });

/** In the description of a task; those in comments travel with them. */
export const taskMentioned = defineEvent({
  name: 'task.mentioned',
  data: z.object({ task: taskCardSchema, mentions: z.array(mentionSchema), newMentions }),
});
