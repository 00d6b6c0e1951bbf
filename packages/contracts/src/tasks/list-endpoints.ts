import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { filterTextSchema } from '../filters/filter-text.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { boardSchema, columnSchema } from '../structure/board.ts';
import { taskSortSchema } from './task-sort.ts';
import { taskCardSchema, taskSchema } from './task.ts';

export const listTasks = defineEndpoint({
  id: 'tasks.list',
  method: 'GET',
  path: '/v1/tasks',
  summary: 'List the tasks that a filter describes',
  description:
    'Archived and deleted tasks are left out unless the filter says `is:archived` or `is:deleted`. A cursor is good for the sort it was given with.',
  access: { scope: 'tasks:read' },
  query: z.object({
    ...pageQuery,
    boardId: idSchema('board').optional(),
    filter: filterTextSchema.default(''),
    sort: taskSortSchema.default('-created'),
    count: z.stringbool().default(false).describe('Count what the filter describes, up to 10000'),
  }),
  response: pageOf(taskSchema).extend({
    total: z
      .object({ count: z.int(), isExact: z.boolean().describe('false when there are more') })
      .optional()
      .describe('When asked for with `count`'),
  }),
  errors: ['resource.not_found'],
});

export const getBoardTasks = defineEndpoint({
  id: 'boards.tasks',
  method: 'GET',
  path: '/v1/boards/:boardId/tasks',
  summary: 'A board as people see it: its columns, each with its tasks in order',
  access: { scope: 'tasks:read' },
  params: z.object({ boardId: idSchema('board') }),
  query: z.object({
    filter: filterTextSchema.default(''),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(1_000)
      .optional()
      .describe('How many tasks of each column; all of them unless given'),
  }),
  response: z.object({
    board: boardSchema,
    columns: z.array(
      columnSchema.extend({
        tasks: z.array(taskCardSchema),
        count: z.int().describe('How many tasks of the column the filter describes'),
        nextCursor: z
          .string()
          .nullable()
          .describe(
            'The rest of the column: `GET /tasks` with `sort=manual`, the board, the same filter and `column:<id>`',
          ),
      }),
    ),
    seq: z.int().describe('The last event this view includes; follow the stream from here'),
  }),
  errors: ['resource.not_found'],
});
