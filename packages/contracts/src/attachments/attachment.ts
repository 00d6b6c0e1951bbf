import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';

export const attachmentSchema = z
  .object({
    id: idSchema('attachment'),
    taskId: idSchema('task'),
    commentId: idSchema('comment').nullable().describe('The comment that shows it'),
    name: z.string().describe('Safe as the name of a file anywhere'),
    mediaType: z.string().describe('Read from its bytes, not from what was said about it'),
    size: z.int().describe('In bytes'),
    sha256: z.string(),
    hasThumbnail: z.boolean().describe('True for images that can be shown small'),
    uploadedBy: actorSchema,
    deletedAt: z.iso.datetime().nullable().describe('Gone for good some weeks after'),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof attachmentSchema>;

export const storageSchema = z
  .object({
    usedBytes: z.int(),
    quotaBytes: z.int().nullable().describe('null when only the disk is the limit'),
    maxFileBytes: z.int(),
  })
  .meta({ id: 'Storage' });
export type Storage = z.infer<typeof storageSchema>;
