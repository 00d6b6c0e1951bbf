import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';

const activityReferenceSchema = z.object({
  kind: z.string().describe('Such as task, column or member'),
  id: z.string().nullable(),
  label: z.string().nullable().describe('null when it is gone or not for the reader to see'),
  title: z.string().nullable().describe('What a task is about; its label is its key'),
});
export type ActivityReference = z.infer<typeof activityReferenceSchema>;

const activityPartSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('reference'), to: activityReferenceSchema }),
    z.object({ kind: z.literal('quote'), text: z.string() }),
    z.object({
      kind: z.literal('change'),
      field: z.string(),
      from: z.unknown(),
      to: z.unknown(),
    }),
  ])
  .describe('A piece of the sentence that begins with the actor');
export type ActivityPart = z.infer<typeof activityPartSchema>;

export const activitySchema = z
  .object({
    seq: z.int().positive(),
    at: z.iso.datetime(),
    type: z.string().describe('The type of the event'),
    actor: actorSchema,
    runId: idSchema('run').nullable(),
    boardId: idSchema('board').nullable(),
    taskId: idSchema('task').nullable(),
    parts: z.array(activityPartSchema),
  })
  .meta({ id: 'Activity' });
export type Activity = z.infer<typeof activitySchema>;
