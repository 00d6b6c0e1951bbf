import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { watcherSchema } from './watcher.ts';

const taskParams = z.object({ taskId: idSchema('task') });
const watcherParams = taskParams.extend({ memberId: idSchema('member') });
const removed = z.object({ removed: z.boolean() });

export const listWatchers = defineEndpoint({
  id: 'tasks.watchers.list',
  method: 'GET',
  path: '/v1/tasks/:taskId/watchers',
  summary: 'Who watches a task',
  access: { scope: 'tasks:read' },
  params: taskParams,
  query: z.object(pageQuery),
  response: pageOf(watcherSchema).extend({
    mine: watcherSchema.nullable().describe("The caller's own, also when it is muted"),
  }),
  errors: ['resource.not_found'],
});

export const watch = defineEndpoint({
  id: 'tasks.watchers.watch',
  method: 'PUT',
  path: '/v1/tasks/:taskId/watchers/me',
  summary: 'Watch a task, or mute it',
  description:
    'Who has muted a task hears nothing of it, and is not made to watch it again by commenting, by being assigned or mentioned, or by others; only by calling this.',
  access: { scope: 'tasks:write' },
  params: taskParams,
  body: z.object({ muted: z.boolean().default(false) }),
  response: watcherSchema,
  errors: ['resource.not_found'],
});

export const unwatch = defineEndpoint({
  id: 'tasks.watchers.unwatch',
  method: 'DELETE',
  path: '/v1/tasks/:taskId/watchers/me',
  summary: 'Stop watching a task, or take back a mute',
  access: { scope: 'tasks:write' },
  params: taskParams,
  response: removed,
  errors: ['resource.not_found'],
});

export const addWatcher = defineEndpoint({
  id: 'tasks.watchers.add',
  method: 'PUT',
  path: '/v1/tasks/:taskId/watchers/:memberId',
  summary: 'Have somebody else watch a task',
  description:
    'Needs the permission manage on the board. They must be able to see the board, and must not have muted the task.',
  access: { scope: 'tasks:write', role: 'member' },
  params: watcherParams,
  response: watcherSchema,
  errors: ['resource.not_found', 'resource.conflict'],
});

export const removeWatcher = defineEndpoint({
  id: 'tasks.watchers.remove',
  method: 'DELETE',
  path: '/v1/tasks/:taskId/watchers/:memberId',
  summary: 'Have somebody else no longer watch a task',
  description: 'Needs the permission manage on the board.',
  access: { scope: 'tasks:write', role: 'member' },
  params: watcherParams,
  response: removed,
  errors: ['resource.not_found'],
});
