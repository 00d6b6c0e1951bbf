import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { filterTextSchema } from '../filters/index.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { taskSortSchema } from '../tasks/task-sort.ts';
import {
  savedViewNameSchema,
  savedViewSchema,
  viewColumnsSchema,
  viewGroups,
  viewLayouts,
  viewScopes,
} from './saved-view.ts';

const viewParams = z.object({ viewId: idSchema('view') });
/** A viewer keeps views too, for themselves. */
const write = { scope: 'tasks:write' } as const;

export const createSavedView = defineEndpoint({
  id: 'savedViews.create',
  method: 'POST',
  path: '/v1/saved-views',
  summary: 'Keep a filter, a sort, a layout and columns under a name',
  description:
    'A shared view needs the permission create on its board, one for the whole organization an admin; being what a board opens with for everybody needs manage.',
  access: write,
  body: z.object({
    name: savedViewNameSchema,
    boardId: idSchema('board').nullable().default(null),
    scope: z.enum(viewScopes).default('private'),
    filter: filterTextSchema.default(''),
    sort: taskSortSchema.default('manual'),
    groupBy: z.enum(viewGroups).nullable().default(null),
    layout: z.enum(viewLayouts).default('list'),
    columns: viewColumnsSchema.default(null),
    isDefault: z.boolean().default(false),
  }),
  response: savedViewSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.conflict'],
});

export const listSavedViews = defineEndpoint({
  id: 'savedViews.list',
  method: 'GET',
  path: '/v1/saved-views',
  summary: "List the caller's own views and those shared with them, in their order",
  access: { scope: 'tasks:read' },
  query: z.object({ ...pageQuery, boardId: idSchema('board').optional() }),
  response: pageOf(savedViewSchema),
  errors: ['resource.not_found'],
});

export const getSavedView = defineEndpoint({
  id: 'savedViews.get',
  method: 'GET',
  path: '/v1/saved-views/:viewId',
  summary: 'Get a view',
  access: { scope: 'tasks:read' },
  params: viewParams,
  response: savedViewSchema,
  errors: ['resource.not_found'],
});

export const updateSavedView = defineEndpoint({
  id: 'savedViews.update',
  method: 'PATCH',
  path: '/v1/saved-views/:viewId',
  summary: 'Change a view, share it, or move it among the others',
  access: write,
  params: viewParams,
  body: z.object({
    name: savedViewNameSchema.optional(),
    scope: z.enum(viewScopes).optional().describe('Only its owner takes a view back'),
    filter: filterTextSchema.optional(),
    sort: taskSortSchema.optional(),
    groupBy: z.enum(viewGroups).nullable().optional(),
    layout: z.enum(viewLayouts).optional(),
    columns: viewColumnsSchema.optional(),
    isDefault: z.boolean().optional(),
    before: idSchema('view').optional().describe('Place it before this view'),
    after: idSchema('view').optional().describe('Place it after this view'),
    version: z.int().optional().describe('Refuse with 409 when the view has changed since'),
  }),
  response: savedViewSchema,
  errors: ['resource.not_found', 'resource.conflict', 'resource.version_conflict'],
});

export const deleteSavedView = defineEndpoint({
  id: 'savedViews.delete',
  method: 'DELETE',
  path: '/v1/saved-views/:viewId',
  summary: 'Forget a view',
  access: write,
  params: viewParams,
  response: z.object({ deleted: z.literal(true) }),
  errors: ['resource.not_found'],
});
