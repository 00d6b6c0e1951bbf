import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { organizationImportSchema } from './organization-import.ts';
import { csvFields, taskImportSchema } from './task-import.ts';

const megabyte = 1024 ** 2;
const gigabyte = 1024 ** 3;
const boardParams = z.object({ boardId: idSchema('board') });
const dryRun = z
  .stringbool()
  .default(false)
  .describe('Only say what would be made and what is wrong');
const heading = (field: keyof typeof csvFields) =>
  z
    .string()
    .max(200)
    .optional()
    .describe(
      `The heading of the column to read it from, empty to leave it out; else one of: ${csvFields[field].join(', ')}`,
    );
const taskImportErrors = [
  'resource.not_found',
  'import.unreadable',
  'import.refused',
  'task.wip_exceeded',
  'request.unsupported_media_type',
] as const;

export const importOrganization = defineEndpoint({
  id: 'organization.import',
  method: 'POST',
  path: '/v1/organization/import',
  summary: 'Read the archive of an organization into this one, which must be empty',
  description:
    'All of it or nothing. Everything gets new ids; keys, order, history and files are kept. Of people who are not members here only the names remain, and nobody is assigned in their place.',
  access: { scope: 'organization:write', role: 'owner' },
  query: z.object({
    invite: z
      .stringbool()
      .default(false)
      .describe('Invite those who are not members here, an owner as an admin'),
  }),
  body: {
    kind: 'file',
    maxBytes: 4 * gigabyte,
    contentTypes: ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'],
  },
  response: organizationImportSchema,
  status: 201,
  errors: ['import.unreadable', 'import.not_empty', 'request.unsupported_media_type'],
});

export const importCsv = defineEndpoint({
  id: 'boards.import.csv',
  method: 'POST',
  path: '/v1/boards/:boardId/import/csv',
  summary: 'Make a task of each row of a CSV file',
  description:
    'All rows or none. Commas, semicolons and tabs are told apart, as are encodings. Several labels or checklist items stand in one cell, apart by line breaks or semicolons. Labels that are missing are made on the board; needs the permission manage.',
  access: { scope: 'tasks:write', role: 'member' },
  params: boardParams,
  query: z.object({
    dryRun,
    title: heading('title'),
    description: heading('description'),
    column: heading('column'),
    priority: heading('priority'),
    labels: heading('labels'),
    dueDate: heading('dueDate'),
    assignee: heading('assignee'),
    agent: heading('agent'),
    checklist: heading('checklist'),
  }),
  body: {
    kind: 'file',
    maxBytes: 20 * megabyte,
    contentTypes: [
      'text/csv',
      'text/plain',
      'text/tab-separated-values',
      'application/csv',
      'application/vnd.ms-excel',
      'application/octet-stream',
    ],
  },
  response: taskImportSchema,
  status: 201,
  errors: taskImportErrors,
});

export const importTrello = defineEndpoint({
  id: 'boards.import.trello',
  method: 'POST',
  path: '/v1/boards/:boardId/import/trello',
  summary: 'Make tasks of the cards of a Trello board, from its JSON export',
  description:
    'All cards or none. Lists become columns, and labels, checklists, comments, due dates and what is archived come along. A person is assigned where a member here has the same name. Needs the permission manage.',
  access: { scope: 'tasks:write', role: 'member' },
  params: boardParams,
  query: z.object({ dryRun }),
  body: {
    kind: 'file',
    maxBytes: 50 * megabyte,
    contentTypes: ['application/json', 'text/json', 'text/plain', 'application/octet-stream'],
  },
  response: taskImportSchema,
  status: 201,
  errors: taskImportErrors,
});
