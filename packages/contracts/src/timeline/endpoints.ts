import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { timelineEntrySchema } from './timeline-entry.ts';

export const getTimeline = defineEndpoint({
  id: 'tasks.timeline',
  method: 'GET',
  path: '/v1/tasks/:taskId/timeline',
  summary:
    'Everything that happened to a task: changes, comments, runs, decisions and files in one list',
  description:
    'Comments and runs are answered as they are now. A page can be shorter than `limit` where moves in quick succession are told as one.',
  access: { scope: 'tasks:read' },
  params: z.object({ taskId: idSchema('task') }),
  query: z.object({
    ...pageQuery,
    order: z.enum(['newest', 'oldest']).default('newest').describe('Which end to begin at'),
  }),
  response: pageOf(timelineEntrySchema),
  errors: ['resource.not_found'],
});
