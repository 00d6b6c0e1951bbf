import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf } from '../page.ts';
import { dueDateSchema, taskSchema } from '../tasks/task.ts';
import { checklistItemSchema, checklistTextSchema, maxChecklistItems } from './checklist-item.ts';

const taskParams = z.object({ taskId: idSchema('task') });
const itemParams = z.object({ itemId: idSchema('item') });
const assigneeId = idSchema('member').nullable();
const dueDate = dueDateSchema.nullable();
const place = {
  before: idSchema('item').optional().describe('Place it above this item'),
  after: idSchema('item').optional().describe('Place it below this item'),
};

export const listChecklist = defineEndpoint({
  id: 'tasks.checklist.list',
  method: 'GET',
  path: '/v1/tasks/:taskId/checklist',
  summary: 'The whole checklist of a task, in order',
  access: { scope: 'tasks:read' },
  params: taskParams,
  response: pageOf(checklistItemSchema),
  errors: ['resource.not_found'],
});

export const addChecklistItem = defineEndpoint({
  id: 'tasks.checklist.add',
  method: 'POST',
  path: '/v1/tasks/:taskId/checklist',
  summary: 'Add an item to the checklist of a task',
  description: `At the end unless it is placed. At most ${maxChecklistItems} items.`,
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  body: z.object({
    text: checklistTextSchema,
    done: z.boolean().default(false),
    assigneeId: assigneeId.default(null),
    dueDate: dueDate.default(null),
    ...place,
  }),
  response: checklistItemSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.conflict', 'task.deleted'],
});

export const updateChecklistItem = defineEndpoint({
  id: 'checklist.update',
  method: 'PATCH',
  path: '/v1/checklist/:itemId',
  summary: 'Tick, change or place an item of a checklist',
  access: { scope: 'tasks:write', role: 'member' },
  params: itemParams,
  body: z.object({
    text: checklistTextSchema.optional(),
    done: z.boolean().optional(),
    assigneeId: assigneeId.optional(),
    dueDate: dueDate.optional(),
    ...place,
    version: z.int().optional().describe('Refuse with 409 when the item has changed since'),
  }),
  response: checklistItemSchema,
  errors: ['resource.not_found', 'resource.conflict', 'resource.version_conflict', 'task.deleted'],
});

export const removeChecklistItem = defineEndpoint({
  id: 'checklist.remove',
  method: 'DELETE',
  path: '/v1/checklist/:itemId',
  summary: 'Remove an item from a checklist',
  access: { scope: 'tasks:write', role: 'member' },
  params: itemParams,
  response: checklistItemSchema.describe('As it was, so that it can be added again'),
  errors: ['resource.not_found', 'task.deleted'],
});

export const convertChecklistItem = defineEndpoint({
  id: 'checklist.convert',
  method: 'POST',
  path: '/v1/checklist/:itemId/convert',
  summary: 'Turn an item of a checklist into a sub-task on the same board',
  description:
    'The sub-task keeps the text, the person and the day; a ticked item becomes an open task.',
  access: { scope: 'tasks:write', role: 'member' },
  params: itemParams,
  response: taskSchema,
  status: 201,
  errors: ['resource.not_found', 'task.deleted', 'task.too_deep', 'task.wip_exceeded'],
});
