import { z } from 'zod';
import { commentSchema } from '../comments/comment.ts';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';
import { runSchema } from '../runs/run.ts';

/** Something that is called by a name, or a plain value. */
const namedSchema = z.object({
  id: z.string().nullable().describe('null for a plain value'),
  name: z.string().nullable().describe('null when it is gone or the caller may not see it'),
});
export type Named = z.infer<typeof namedSchema>;

export const timelineFields = [
  'title',
  'description',
  'priority',
  'labelIds',
  'dueDate',
  'assigneeId',
  'agentId',
  'parentId',
  'requiresApproval',
] as const;

const entryFields = {
  id: z.string().describe('Unique in the timeline and the same in each answer'),
  at: z.iso.datetime(),
  actor: actorSchema,
  runId: idSchema('run').nullable().describe('The run in which it was done'),
};
const moveSchema = z.object({ from: namedSchema, to: namedSchema });

/** What happened to a task, as people read it; `kind` says which. */
export const timelineEntrySchema = z
  .discriminatedUnion('kind', [
    z.object({ ...entryFields, kind: z.literal('created') }),
    z.object({
      ...entryFields,
      kind: z.literal('changed'),
      changes: z.array(
        z.object({
          field: z.enum(timelineFields),
          from: z
            .array(namedSchema)
            .describe('Empty when there was nothing; a description is not repeated'),
          to: z.array(namedSchema),
        }),
      ),
    }),
    z.object({
      ...entryFields,
      kind: z.literal('moved'),
      ...moveSchema.shape,
      moves: z.int().describe('How many moves in quick succession this tells of'),
    }),
    z.object({
      ...entryFields,
      kind: z.literal('transferred'),
      board: moveSchema,
      fromKey: z.string(),
    }),
    z.object({
      ...entryFields,
      kind: z.literal('lifecycle'),
      change: z.enum(['archived', 'deleted', 'restored']),
    }),
    z.object({
      ...entryFields,
      kind: z.literal('decision'),
      verdict: z.enum(['approved', 'rejected']),
      feedback: z.string().nullable(),
      move: moveSchema.nullable().describe('Where the decision took the task'),
      comment: commentSchema.nullable().describe('The feedback as the comment that it became'),
    }),
    z.object({ ...entryFields, kind: z.literal('comment'), comment: commentSchema }),
    z.object({
      ...entryFields,
      kind: z.literal('question'),
      change: z.enum(['asked', 'answered', 'closed']),
      questionId: idSchema('question'),
      text: z.string(),
      answer: z.string().nullable(),
    }),
    z.object({
      ...entryFields,
      kind: z.literal('run'),
      run: runSchema.omit({ output: true }).describe('As it is now, with how it ended'),
    }),
    z.object({
      ...entryFields,
      kind: z.literal('file'),
      change: z.enum(['added', 'renamed', 'removed']),
      attachmentId: idSchema('attachment'),
      name: z.string(),
    }),
    z.object({
      ...entryFields,
      kind: z.literal('checklist'),
      change: z.enum(['added', 'changed', 'ticked', 'unticked', 'removed']),
      itemId: idSchema('item'),
      text: z.string(),
    }),
    z.object({
      ...entryFields,
      kind: z.literal('dependency'),
      change: z.enum(['added', 'removed']),
      blockedBy: namedSchema,
    }),
    z.object({ ...entryFields, kind: z.literal('unblocked') }),
  ])
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
