import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';

/** Short enough to become the title of a sub-task. */
export const checklistTextSchema = z.string().trim().min(1).max(500);
export const maxChecklistItems = 200;

export const checklistItemSchema = z
  .object({
    id: idSchema('item'),
    taskId: idSchema('task'),
    position: z.string().describe('Sorts the items of a task; compare as plain text'),
    text: checklistTextSchema,
    done: z.boolean(),
    doneAt: z.iso.datetime().nullable(),
    assigneeId: idSchema('member').nullable(),
    dueDate: z.iso.date().nullable(),
    createdBy: actorSchema,
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'ChecklistItem' });
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

export const checklistProgressSchema = z.object({ done: z.int(), total: z.int() });
