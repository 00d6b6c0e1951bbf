import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { expectedVersion, taskParams } from '../tasks/task-fields.ts';
import { taskSchema } from '../tasks/task.ts';

export const approveTask = defineEndpoint({
  id: 'tasks.approve',
  method: 'POST',
  path: '/v1/tasks/:taskId/approve',
  summary: 'Accept the work on a task in review; the task is then done',
  description:
    'When the task requires approval, whoever brought it into review cannot be the one who approves it.',
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  body: z.object({ version: expectedVersion }),
  response: taskSchema,
  errors: [
    'resource.not_found',
    'board.archived',
    'resource.conflict',
    'resource.version_conflict',
    'task.not_in_review',
    'task.own_approval',
    'task.wip_exceeded',
    'task.archived',
    'task.deleted',
  ],
});

export const rejectTask = defineEndpoint({
  id: 'tasks.reject',
  method: 'POST',
  path: '/v1/tasks/:taskId/reject',
  summary: 'Send a task in review back to work, and say why',
  description: 'The feedback becomes a comment, and the next attempt of an agent reads it.',
  access: { scope: 'tasks:write', role: 'member' },
  params: taskParams,
  body: z.object({
    feedback: z.string().trim().min(1).max(20_000).describe('Markdown'),
    version: expectedVersion,
  }),
  response: taskSchema,
  errors: [
    'resource.not_found',
    'board.archived',
    'resource.conflict',
    'resource.version_conflict',
    'task.not_in_review',
    'task.archived',
    'task.deleted',
  ],
});
