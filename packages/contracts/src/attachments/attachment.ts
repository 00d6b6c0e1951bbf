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

export const blockedTypesSchema = z
  .array(
    z
      .string()
      .toLowerCase()
      .regex(/^[a-z]+\/(\*|[a-z0-9][a-z0-9.+-]*)$/, 'must be a type such as video/mp4 or video/*'),
  )
  .max(100)
  .describe('What is not taken in, such as application/x-msdownload or video/*');

export const storageSchema = z
  .object({
    usedBytes: z.int(),
    quotaBytes: z.int().nullable().describe('null when only the disk is the limit'),
    blockedTypes: blockedTypesSchema,
    maxFileBytes: z.int().describe('A setting of the instance'),
  })
  .meta({ id: 'Storage' });
export type Storage = z.infer<typeof storageSchema>;
