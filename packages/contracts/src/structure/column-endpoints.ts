import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { categorySchema, columnSchema } from './board.ts';
import { expectedVersion, nameSchema } from './fields.ts';

const boardParams = z.object({ boardId: idSchema('board') });
const columnParams = boardParams.extend({ columnId: idSchema('column') });
const write = { scope: 'organization:write', role: 'member' } as const;
const wipLimitSchema = z.int().min(1).max(10_000).nullable();
const columnsSchema = z.object({ items: z.array(columnSchema), nextCursor: z.null() });

export const listColumns = defineEndpoint({
  id: 'boards.columns.list',
  method: 'GET',
  path: '/v1/boards/:boardId/columns',
  summary: 'List the columns of a board from left to right',
  access: { scope: 'tasks:read' },
  params: boardParams,
  response: columnsSchema,
  errors: ['resource.not_found'],
});

export const createColumn = defineEndpoint({
  id: 'boards.columns.create',
  method: 'POST',
  path: '/v1/boards/:boardId/columns',
  summary: 'Add a column',
  access: write,
  params: boardParams,
  body: z.object({
    name: nameSchema,
    category: categorySchema,
    wipLimit: wipLimitSchema.default(null),
    before: idSchema('column').optional().describe('Left of this one; at the right end otherwise'),
  }),
  response: columnSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.name_taken', 'resource.conflict'],
});

export const updateColumn = defineEndpoint({
  id: 'boards.columns.update',
  method: 'PATCH',
  path: '/v1/boards/:boardId/columns/:columnId',
  summary: 'Change a column',
  description:
    'Whether work in a column counts as over can change only while the column is empty; move its tasks first.',
  access: write,
  params: columnParams,
  body: z.object({
    name: nameSchema.optional(),
    category: categorySchema.optional(),
    wipLimit: wipLimitSchema.optional(),
    version: expectedVersion,
  }),
  response: columnSchema,
  errors: [
    'resource.not_found',
    'resource.name_taken',
    'resource.version_conflict',
    'resource.in_use',
  ],
});

export const orderColumns = defineEndpoint({
  id: 'boards.columns.order',
  method: 'PUT',
  path: '/v1/boards/:boardId/columns',
  summary: 'Put the columns of a board in order',
  access: write,
  params: boardParams,
  body: z.object({
    columnIds: z
      .array(idSchema('column'))
      .min(1)
      .max(50)
      .describe('All of them, from left to right'),
  }),
  response: columnsSchema,
  errors: ['resource.not_found', 'resource.conflict'],
});

export const deleteColumn = defineEndpoint({
  id: 'boards.columns.delete',
  method: 'DELETE',
  path: '/v1/boards/:boardId/columns/:columnId',
  summary: 'Delete a column that is empty; archived and deleted tasks count',
  description:
    'With `moveTo` its tasks go to the end of another column of the same category first.',
  access: write,
  params: columnParams,
  query: z.object({ moveTo: idSchema('column').optional() }),
  response: columnsSchema,
  errors: ['resource.not_found', 'resource.in_use', 'resource.conflict'],
});
