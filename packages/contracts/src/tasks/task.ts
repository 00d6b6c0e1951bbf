import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';
import { runStatusSchema } from '../runs/run.ts';
import { categorySchema } from '../structure/board.ts';
import { priorities } from './priority.ts';

export const prioritySchema = z.enum(priorities);

export const taskTitleSchema = z.string().trim().min(1).max(500);
export const taskDescriptionSchema = z.string().max(100_000).describe('Markdown');
/** A day in the time zone of the organization. */
export const dueDateSchema = z.iso
  .date()
  .refine((day) => day >= '1900-01-01', 'must not be before 1900');
export const labelIdsSchema = z.array(idSchema('label')).max(50);
export const taskKeySchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z][A-Z0-9]{1,7}-[1-9][0-9]{0,8}$/, 'must be a task key such as ENG-42');

const progressSchema = z.object({ done: z.int(), total: z.int() });

/** A task as a board shows it: everything but the long text. */
export const taskCardSchema = z
  .object({
    id: idSchema('task'),
    key: z.string().describe('Readable, unique in the organization, such as ENG-42'),
    boardId: idSchema('board'),
    columnId: idSchema('column'),
    category: categorySchema.describe("Its column's category"),
    position: z.string().describe('Sorts the tasks of a column; compare as plain text'),
    title: taskTitleSchema,
    priority: prioritySchema,
    labelIds: labelIdsSchema,
    dueDate: z.iso.date().nullable().describe('A day in the time zone of the organization'),
    assigneeId: idSchema('member').nullable().describe('The person it is assigned to'),
    agentId: idSchema('agent').nullable().describe('The agent it is assigned to'),
    parentId: idSchema('task').nullable(),
    requiresApproval: z.boolean().describe('Done only when somebody else has approved it'),
    latestRun: z
      .object({ id: idSchema('run'), status: runStatusSchema, agentId: idSchema('agent') })
      .nullable(),
    checklist: progressSchema,
    subtasks: progressSchema,
    openBlockers: z.int().describe('How many tasks that block it are not closed yet'),
    commentCount: z.int(),
    attachmentCount: z.int(),
    reviewRequestedBy: actorSchema.nullable().describe('Who brought it into review'),
    awaitsRoomIn: categorySchema
      .nullable()
      .describe(
        'Finished here, but the column it goes to is full; it follows as soon as there is room',
      ),
    createdBy: actorSchema,
    enteredColumnAt: z.iso.datetime().describe('Since when it is in its column'),
    completedAt: z.iso.datetime().nullable(),
    archivedAt: z.iso.datetime().nullable(),
    deletedAt: z.iso.datetime().nullable().describe('Gone for good some weeks after'),
    version: z.int().describe('Grows with every change; send it back to be told of conflicts'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'TaskCard' });
export type TaskCard = z.infer<typeof taskCardSchema>;

export const taskSchema = taskCardSchema
  .extend({ description: taskDescriptionSchema })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof taskSchema>;
