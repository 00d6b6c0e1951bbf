import { z } from 'zod';
import { attachmentSchema } from '../attachments/attachment.ts';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';
import { mentionSchema, unresolvedMentionSchema } from './mention.ts';

export const commentKinds = ['comment', 'feedback'] as const;

export const commentBodySchema = z.string().trim().min(1).max(50_000).describe('Markdown');

const pictographs = new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v');

/** With the mark that makes a browser draw it in colour, if it was left out; nothing when it is not one emoji. */
export function findEmoji(text: string): string | undefined {
  return [text, `${text}\uFE0F`].find((form) => pictographs.test(form));
}
export const emojiSchema = z
  .string()
  .max(40)
  .refine((text) => findEmoji(text) !== undefined, 'must be one emoji')
  .describe('One emoji, such as 👍');

export const reactionSchema = z
  .object({ emoji: z.string(), memberIds: z.array(idSchema('member')) })
  .meta({ id: 'Reaction' });
export type Reaction = z.infer<typeof reactionSchema>;

export const commentSchema = z
  .object({
    id: idSchema('comment'),
    taskId: idSchema('task'),
    parentId: idSchema('comment').nullable().describe('The comment that it replies to'),
    kind: z.enum(commentKinds).describe('`feedback` came with the rejection of a review'),
    body: z.string().describe('Markdown; empty once it is deleted'),
    author: actorSchema,
    runId: idSchema('run').nullable().describe('The run that wrote it'),
    mentions: z.array(mentionSchema),
    attachments: z.array(attachmentSchema),
    reactions: z.array(reactionSchema),
    editedAt: z.iso.datetime().nullable(),
    deletedAt: z.iso.datetime().nullable().describe('Kept in the list while it has replies'),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Comment' });
export type Comment = z.infer<typeof commentSchema>;

/** The answer to who wrote it also says whom it did not reach. */
export const savedCommentSchema = commentSchema
  .extend({ unresolvedMentions: z.array(unresolvedMentionSchema) })
  .meta({ id: 'SavedComment' });
export type SavedComment = z.infer<typeof savedCommentSchema>;

export const commentEditSchema = z
  .object({
    id: idSchema('edit'),
    version: z.int(),
    body: z.string().describe('As it was in this version'),
    writtenAt: z.iso.datetime(),
    replacedAt: z.iso.datetime(),
    replacedBy: actorSchema,
  })
  .meta({ id: 'CommentEdit' });
export type CommentEdit = z.infer<typeof commentEditSchema>;
