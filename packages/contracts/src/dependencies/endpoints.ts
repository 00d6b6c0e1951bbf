import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { dependenciesSchema, dependencySchema } from './dependency.ts';

const taskParams = z.object({ taskId: idSchema('task') });
/** How many tasks one may wait for, and how many may wait for one. */
export const maxDependencies = 200;

export const listDependencies = defineEndpoint({
  id: 'tasks.dependencies.list',
  method: 'GET',
  path: '/v1/tasks/:taskId/dependencies',
  summary: 'What a task waits for, and what waits for it',
  access: { scope: 'tasks:read' },
  params: taskParams,
  response: dependenciesSchema,
  errors: ['resource.not_found'],
});

export const addDependency = defineEndpoint({
  id: 'tasks.dependencies.add',
  method: 'POST',
  path: '/v1/tasks/:taskId/dependencies',
  summary: 'Have a task wait for another',
  description: `A circle is refused with its tasks named; what is there already stays as it is. At most ${maxDependencies} in each direction.`,
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  body: z.object({
    blockedById: idSchema('task').describe('On any board that the caller may see'),
  }),
  response: dependencySchema,
  status: 201,
  errors: ['resource.not_found', 'resource.conflict', 'task.cycle', 'task.deleted'],
});

export const removeDependency = defineEndpoint({
  id: 'tasks.dependencies.remove',
  method: 'DELETE',
  path: '/v1/tasks/:taskId/dependencies/:blockedById',
  summary: 'Have a task no longer wait for another',
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams.extend({ blockedById: idSchema('task') }),
  response: z.object({ removed: z.boolean().describe('false when it did not wait for it') }),
  errors: ['resource.not_found'],
});
