import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { attachmentSchema, storageSchema } from './attachment.ts';

const attachmentCount = z.int().describe('How many its task has now');

/** Uploaded, or restored. */
export const attachmentAdded = defineEvent({
  name: 'attachment.added',
  data: z.object({ attachment: attachmentSchema, attachmentCount }),
});
export const attachmentRenamed = defineEvent({
  name: 'attachment.renamed',
  data: z.object({ attachment: attachmentSchema, from: z.string() }),
});
export const attachmentRemoved = defineEvent({
  name: 'attachment.removed',
  data: z.object({
    attachmentId: idSchema('attachment'),
    taskId: idSchema('task'),
    commentId: idSchema('comment').nullable(),
    name: z.string(),
    attachmentCount,
  }),
});
export const storageLimited = defineEvent({
  name: 'storage.limited',
  data: z.object({ storage: storageSchema }),
});
