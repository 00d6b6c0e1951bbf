import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';

export const boardCountsSchema = z
  .object({
    boardId: idSchema('board'),
    open: z.int().describe('Tasks that are neither done nor cancelled'),
    review: z.int().describe('Of these, those in review'),
    running: z.int().describe('Of these, those that an agent is at'),
    blocked: z.int().describe('Of these, those that wait for another task'),
  })
  .meta({ id: 'BoardCounts' });
export type BoardCounts = z.infer<typeof boardCountsSchema>;

export const countBoardTasks = defineEndpoint({
  id: 'boards.counts',
  method: 'GET',
  path: '/v1/board-counts',
  summary: 'How much there is to do on each board that the caller may see',
  access: { scope: 'tasks:read' },
  response: z.object({
    items: z.array(boardCountsSchema).describe('Boards without open tasks are left out'),
    nextCursor: z.null(),
  }),
  errors: [],
});
