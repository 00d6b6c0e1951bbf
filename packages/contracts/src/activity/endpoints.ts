import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { activitySchema } from './activity.ts';

const typeSchema = z.string().regex(/^[a-z_]{1,40}\.[a-z_]{1,60}$/, 'must be like task.moved');

export const listActivity = defineEndpoint({
  id: 'activity.list',
  method: 'GET',
  path: '/v1/activity',
  summary: 'List what happened and the caller may see, newest first',
  access: { scope: 'tasks:read' },
  query: z.object({
    ...pageQuery,
    boardId: idSchema('board').optional(),
    taskId: idSchema('task').optional(),
    actor: z
      .string()
      .regex(/^[a-z]+_[0-9a-z]{8,40}$/, 'must be an id')
      .optional()
      .describe('The id of the member or agent who did it'),
    types: z
      .string()
      .max(1_000)
      .transform((list) => list.split(',').filter((type) => type !== ''))
      .pipe(z.array(typeSchema).max(30))
      .optional()
      .describe('Types of events, separated by commas'),
  }),
  response: pageOf(activitySchema),
  errors: ['resource.not_found'],
});
