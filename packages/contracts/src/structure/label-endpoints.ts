import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { expectedVersion } from './fields.ts';
import { labelColorSchema, labelSchema } from './label.ts';

const labelParams = z.object({ labelId: idSchema('label') });
const write = { scope: 'tasks:write', role: 'member' } as const;
const labelNameSchema = z.string().trim().min(1).max(50);
const labelTextSchema = z.string().max(500);

export const listLabels = defineEndpoint({
  id: 'labels.list',
  method: 'GET',
  path: '/v1/labels',
  summary: 'List labels by name: those of every board, and those of boards that the caller may see',
  access: { scope: 'tasks:read' },
  query: z.object({
    boardId: idSchema('board').optional().describe('What tasks of this board can carry'),
  }),
  response: z.object({ items: z.array(labelSchema), nextCursor: z.null() }),
  errors: ['resource.not_found'],
});

export const createLabel = defineEndpoint({
  id: 'labels.create',
  method: 'POST',
  path: '/v1/labels',
  summary: 'Create a label for one board, or (as an admin) for all',
  access: write,
  body: z.object({
    name: labelNameSchema,
    color: labelColorSchema.default('gray'),
    description: labelTextSchema.default(''),
    boardId: idSchema('board').nullable().default(null),
  }),
  response: labelSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.name_taken', 'resource.conflict'],
});

export const updateLabel = defineEndpoint({
  id: 'labels.update',
  method: 'PATCH',
  path: '/v1/labels/:labelId',
  summary: 'Change a label wherever it is',
  access: write,
  params: labelParams,
  body: z.object({
    name: labelNameSchema.optional(),
    color: labelColorSchema.optional(),
    description: labelTextSchema.optional(),
    version: expectedVersion,
  }),
  response: labelSchema,
  errors: ['resource.not_found', 'resource.name_taken', 'resource.version_conflict'],
});

export const deleteLabel = defineEndpoint({
  id: 'labels.delete',
  method: 'DELETE',
  path: '/v1/labels/:labelId',
  summary: 'Delete a label and take it off every task',
  access: write,
  params: labelParams,
  response: z.object({ deleted: z.literal(true), tasks: z.int().describe('How many carried it') }),
  errors: ['resource.not_found'],
});
