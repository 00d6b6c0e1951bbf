import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { boardKeySchema, boardSchema, columnSchema, departmentSchema } from './board.ts';

const nameSchema = z.string().trim().min(1).max(100);
const boardParams = z.object({ boardId: idSchema('board') });

export const createDepartment = defineEndpoint({
  id: 'departments.create',
  method: 'POST',
  path: '/v1/departments',
  summary: 'Create a department',
  access: { scope: 'organization:write', role: 'admin' },
  body: z.object({ name: nameSchema }),
  response: departmentSchema,
  status: 201,
  errors: ['resource.name_taken'],
});

export const listDepartments = defineEndpoint({
  id: 'departments.list',
  method: 'GET',
  path: '/v1/departments',
  summary: 'List departments, oldest first',
  access: { scope: 'organization:read' },
  query: z.object(pageQuery),
  response: pageOf(departmentSchema),
  errors: [],
});

export const createBoard = defineEndpoint({
  id: 'boards.create',
  method: 'POST',
  path: '/v1/boards',
  summary: 'Create a board with a default set of columns',
  access: { scope: 'organization:write', role: 'admin' },
  body: z.object({
    name: nameSchema,
    departmentId: idSchema('dept'),
    key: boardKeySchema.optional().describe('Made from the name unless given'),
  }),
  response: boardSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.name_taken'],
});

export const listBoards = defineEndpoint({
  id: 'boards.list',
  method: 'GET',
  path: '/v1/boards',
  summary: 'List boards, oldest first',
  access: { scope: 'tasks:read' },
  query: z.object({ ...pageQuery, departmentId: idSchema('dept').optional() }),
  response: pageOf(boardSchema),
  errors: [],
});

export const getBoard = defineEndpoint({
  id: 'boards.get',
  method: 'GET',
  path: '/v1/boards/:boardId',
  summary: 'Get a board',
  access: { scope: 'tasks:read' },
  params: boardParams,
  response: boardSchema,
  errors: ['resource.not_found'],
});

export const listColumns = defineEndpoint({
  id: 'boards.columns.list',
  method: 'GET',
  path: '/v1/boards/:boardId/columns',
  summary: 'List the columns of a board from left to right',
  access: { scope: 'tasks:read' },
  params: boardParams,
  response: z.object({ items: z.array(columnSchema), nextCursor: z.null() }),
  errors: ['resource.not_found'],
});
