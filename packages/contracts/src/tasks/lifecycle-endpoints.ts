import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { expectedVersion, placeFields, sharedTaskFields, taskParams } from './task-fields.ts';
import { taskCardSchema, taskSchema, taskTitleSchema } from './task.ts';

export const transferTask = defineEndpoint({
  id: 'tasks.transfer',
  method: 'POST',
  path: '/v1/tasks/:taskId/transfer',
  summary: 'Move a task to another board, where it gets a new key',
  description:
    'The old key still leads to it. Labels that belong to the old board only are taken off; an assignee who cannot see the new board is taken off too.',
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  body: z.object({
    boardId: idSchema('board'),
    columnId: idSchema('column')
      .optional()
      .describe('The column of the same category unless given, else the first'),
    ...placeFields,
    version: expectedVersion,
  }),
  response: taskSchema,
  errors: [
    'resource.not_found',
    'board.archived',
    'resource.conflict',
    'resource.version_conflict',
    'task.move_denied',
    'task.approval_required',
    'task.wip_exceeded',
    'task.archived',
    'task.deleted',
  ],
});

export const duplicateTask = defineEndpoint({
  id: 'tasks.duplicate',
  method: 'POST',
  path: '/v1/tasks/:taskId/duplicate',
  summary: 'Make a new task like this one',
  description:
    'Its fields, labels and checklist (not ticked) are copied; comments, attachments, runs and dependencies are not. It stands below the original while that is open, else in the first column.',
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  body: z.object({
    title: taskTitleSchema.optional().describe("The original's unless given"),
    columnId: idSchema('column').optional(),
  }),
  response: taskSchema,
  status: 201,
  errors: [
    'resource.not_found',
    'board.archived',
    'task.approval_required',
    'task.wip_exceeded',
    'task.deleted',
  ],
});

export const archiveTask = defineEndpoint({
  id: 'tasks.archive',
  method: 'POST',
  path: '/v1/tasks/:taskId/archive',
  summary: 'Put a task away; it can be restored at any time',
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  body: z.object({ version: expectedVersion }),
  response: taskSchema,
  errors: ['resource.not_found', 'board.archived', 'resource.version_conflict', 'task.deleted'],
});

export const restoreTask = defineEndpoint({
  id: 'tasks.restore',
  method: 'POST',
  path: '/v1/tasks/:taskId/restore',
  summary: 'Bring back a task that was archived, or deleted less than 30 days ago',
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  body: z.object({
    columnId: idSchema('column')
      .optional()
      .describe('Another column of its board, for when its own is full'),
    version: expectedVersion,
  }),
  response: taskSchema,
  errors: [
    'resource.not_found',
    'board.archived',
    'resource.version_conflict',
    'task.move_denied',
    'task.approval_required',
    'task.wip_exceeded',
  ],
});

export const deleteTask = defineEndpoint({
  id: 'tasks.delete',
  method: 'DELETE',
  path: '/v1/tasks/:taskId',
  summary: 'Delete a task; for 30 days it can be restored',
  description:
    'With `permanently=true`, which needs the permission to manage the board, it is gone at once and for ever.',
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  query: z.object({ permanently: z.stringbool().default(false) }),
  response: taskSchema,
  errors: ['resource.not_found', 'board.archived', 'run.already_active'],
});

const bulkActions = {
  change: z.strictObject(sharedTaskFields).optional(),
  move: z.strictObject({ columnId: idSchema('column'), ...placeFields }).optional(),
  transfer: z
    .strictObject({ boardId: idSchema('board'), columnId: idSchema('column').optional() })
    .optional(),
  archive: z.literal(true).optional(),
  restore: z.literal(true).optional(),
  delete: z.literal(true).optional(),
};
const bulkActionNames = Object.keys(bulkActions);

export const bulkTasks = defineEndpoint({
  id: 'tasks.bulk',
  method: 'POST',
  path: '/v1/tasks/bulk',
  summary: 'Do the same with many tasks, in the order given',
  description:
    'Exactly one of `change`, `move`, `transfer`, `archive`, `restore`, `delete`. Nothing happens unless it can be done with every task; with `partial` it is done with those where it can. Each changed task is an event of its own.',
  access: { scope: 'tasks:write', role: 'member' },
  body: z
    .strictObject({
      taskIds: z
        .array(idSchema('task'))
        .min(1)
        .max(500)
        .refine((ids) => new Set(ids).size === ids.length, 'must not name a task twice'),
      ...bulkActions,
      partial: z.boolean().default(false),
    })
    .refine(
      (body) =>
        Object.entries(body).filter(
          ([name, value]) => value !== undefined && bulkActionNames.includes(name),
        ).length === 1,
      `must name exactly one of ${bulkActionNames.join(', ')}`,
    ),
  response: z.object({
    items: z.array(
      z.object({
        taskId: idSchema('task'),
        outcome: z.enum(['changed', 'unchanged', 'refused']),
        task: taskCardSchema.optional().describe('As it is now; absent when it was refused'),
        error: z.object({ code: z.string(), message: z.string() }).optional(),
      }),
    ),
  }),
  errors: [
    'resource.not_found',
    'board.archived',
    'resource.conflict',
    'task.wip_exceeded',
    'task.bulk_refused',
  ],
});
