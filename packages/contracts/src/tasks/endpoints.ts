import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { runSchema } from '../runs/run.ts';
import { workRefusals } from '../runs/work-refusals.ts';
import { expectedVersion, placeFields, taskFields, taskParams } from './task-fields.ts';
import {
  dueDateSchema,
  labelIdsSchema,
  prioritySchema,
  taskDescriptionSchema,
  taskKeySchema,
  taskSchema,
  taskTitleSchema,
} from './task.ts';

export * from './board-counts-endpoint.ts';
export * from './board-work-endpoint.ts';
export * from './lifecycle-endpoints.ts';
export * from './list-endpoints.ts';

export const createTask = defineEndpoint({
  id: 'tasks.create',
  method: 'POST',
  path: '/v1/tasks',
  summary: 'Create a task',
  access: { scope: 'tasks:write', role: 'member' },
  body: z.object({
    boardId: idSchema('board'),
    title: taskTitleSchema,
    description: taskDescriptionSchema.default(''),
    priority: prioritySchema.default('none'),
    columnId: idSchema('column').optional().describe('The first column unless given'),
    at: z.enum(['top', 'bottom']).default('bottom').describe('Which end of the column'),
    labelIds: labelIdsSchema.default([]),
    dueDate: dueDateSchema.nullable().default(null),
    assigneeId: idSchema('member').nullable().default(null),
    agentId: idSchema('agent').nullable().default(null),
    requiresApproval: z.boolean().default(false),
    parentId: idSchema('task').nullable().default(null),
  }),
  response: taskSchema,
  status: 201,
  errors: [
    'resource.not_found',
    'board.archived',
    'resource.conflict',
    'task.approval_required',
    'task.wip_exceeded',
    'task.too_deep',
  ],
});

export const getTask = defineEndpoint({
  id: 'tasks.get',
  method: 'GET',
  path: '/v1/tasks/:taskId',
  summary: 'Get a task',
  access: { scope: 'tasks:read' },
  params: taskParams,
  response: taskSchema,
  errors: ['resource.not_found'],
});

export const getTaskByKey = defineEndpoint({
  id: 'tasks.by_key',
  method: 'GET',
  path: '/v1/tasks/by-key/:key',
  summary: 'Get a task by its key, also by one it had on another board',
  access: { scope: 'tasks:read' },
  params: z.object({ key: taskKeySchema }),
  response: taskSchema,
  errors: ['resource.not_found'],
});

export const updateTask = defineEndpoint({
  id: 'tasks.update',
  method: 'PATCH',
  path: '/v1/tasks/:taskId',
  summary: 'Change fields of a task',
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  body: z.object({ ...taskFields, version: expectedVersion }),
  response: taskSchema,
  errors: [
    'resource.not_found',
    'board.archived',
    'resource.conflict',
    'resource.version_conflict',
    'task.deleted',
  ],
});

export const moveTask = defineEndpoint({
  id: 'tasks.move',
  method: 'POST',
  path: '/v1/tasks/:taskId/move',
  summary: 'Move a task to a column, or within its own',
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  body: z.object({ columnId: idSchema('column'), ...placeFields, version: expectedVersion }),
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

export const executeTask = defineEndpoint({
  id: 'tasks.execute',
  method: 'POST',
  path: '/v1/tasks/:taskId/execute',
  summary: 'Have an agent work on a task',
  access: { scope: 'runs:write', role: 'member' },
  params: taskParams,
  body: z.object({
    agentId: idSchema('agent').optional().describe('The assigned agent unless given'),
  }),
  response: runSchema,
  status: 202,
  errors: [...workRefusals, 'task.no_agent'],
});
