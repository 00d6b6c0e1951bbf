import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { taskCardSchema, taskSchema } from './task.ts';

const taskParams = z.object({ taskId: idSchema('task') });

/** How many levels there may be, a task without a parent being the first. */
export const maxTaskDepth = 5;

export const listSubtasks = defineEndpoint({
  id: 'tasks.subtasks.list',
  method: 'GET',
  path: '/v1/tasks/:taskId/subtasks',
  summary: 'List the sub-tasks of a task, oldest first',
  description: 'Archived ones are among them, deleted ones are not.',
  access: { scope: 'tasks:read' },
  params: taskParams,
  query: z.object(pageQuery),
  response: pageOf(taskCardSchema).extend({
    hidden: z.int().describe('How many more there are on boards that the caller may not see'),
  }),
  errors: ['resource.not_found'],
});

export const setParent = defineEndpoint({
  id: 'tasks.parent.set',
  method: 'PUT',
  path: '/v1/tasks/:taskId/parent',
  summary: 'Make a task a sub-task of another, or take it out',
  description: `The parent may be on any board that the caller may see. There are at most ${maxTaskDepth} levels.`,
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  body: z.object({
    parentId: idSchema('task').nullable().describe('null takes it out'),
    version: z.int().optional().describe('Refuse with 409 when the task has moved on'),
  }),
  response: taskSchema,
  errors: [
    'resource.not_found',
    'resource.version_conflict',
    'task.cycle',
    'task.deleted',
    'task.too_deep',
  ],
});
