import { z } from 'zod';
import { filterTextSchema } from '../filters/index.ts';
import { idSchema } from '../id.ts';
import { taskSortSchema } from '../tasks/task-sort.ts';

export const viewScopes = ['private', 'shared'] as const;
export const viewLayouts = ['board', 'list'] as const;
export const viewGroups = [
  'status',
  'column',
  'priority',
  'assignee',
  'agent',
  'label',
  'parent',
  'due',
] as const;

/** What a list can show of a task beside its key, its status and its title. */
export const viewColumns = [
  'labels',
  'assignee',
  'agent',
  'priority',
  'due',
  'run',
  'progress',
  'board',
  'created',
  'updated',
] as const;
export const viewColumnsSchema = z
  .array(z.enum(viewColumns))
  .refine((columns) => new Set(columns).size === columns.length, 'Each column once')
  .nullable()
  .describe('Of a list, in their order; null leaves them to whoever looks');

export const savedViewNameSchema = z.string().trim().min(1).max(100);

export const savedViewSchema = z
  .object({
    id: idSchema('view'),
    name: savedViewNameSchema,
    boardId: idSchema('board').nullable().describe('null is a view of the whole organization'),
    scope: z.enum(viewScopes).describe('A private view exists for its owner alone'),
    ownerId: idSchema('member'),
    filter: filterTextSchema,
    sort: taskSortSchema,
    groupBy: z.enum(viewGroups).nullable().describe('Swimlanes of a board, sections of a list'),
    layout: z.enum(viewLayouts),
    columns: viewColumnsSchema,
    isDefault: z
      .boolean()
      .describe("What its board opens with; a member's own goes before the shared one"),
    position: z.string().describe('Sorts the views; compare as plain text'),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedViewSchema>;
