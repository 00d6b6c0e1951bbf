import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { filterTextSchema } from '../filters/filter-text.ts';
import { idSchema } from '../id.ts';
import { taskSortSchema } from '../tasks/task-sort.ts';

export const exportOrganization = defineEndpoint({
  id: 'organization.export',
  method: 'GET',
  path: '/v1/organization/export',
  summary: 'Download the whole organization as one archive',
  description:
    'A zip of JSON lines and the attached files, as everything was at one moment. It holds no passwords, keys, sessions or personal notifications; POST /v1/organization/import reads it.',
  access: { scope: 'organization:write', role: 'owner' },
  response: { kind: 'file', contentType: 'application/zip' },
  errors: ['resource.conflict'],
});

export const exportTasks = defineEndpoint({
  id: 'tasks.export',
  method: 'GET',
  path: '/v1/tasks/export.csv',
  summary: 'Download the tasks that a filter describes as CSV',
  description:
    'The same tasks as in the list of that filter. What a spreadsheet would take for a formula has an apostrophe before it; importing takes it away again.',
  access: { scope: 'tasks:read' },
  query: z.object({
    boardId: idSchema('board').optional(),
    filter: filterTextSchema.default(''),
    sort: taskSortSchema.default('-created'),
    bom: z
      .stringbool()
      .default(true)
      .describe('Begin with a byte order mark, by which Excel knows that it is UTF-8'),
  }),
  response: { kind: 'file', contentType: 'text/csv; charset=utf-8' },
  errors: ['resource.not_found'],
});
