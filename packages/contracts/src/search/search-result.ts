import { z } from 'zod';
import { roles } from '../endpoint.ts';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';
import { taskCardSchema } from '../tasks/task.ts';

/** More kinds will come; who reads results passes over those it does not know. */
export const searchKinds = ['task', 'comment', 'agent', 'skill', 'board', 'member'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Plain text, and where in it the words were found. */
export const highlightedSchema = z.object({
  text: z.string(),
  ranges: z
    .array(z.tuple([z.int().min(0), z.int().min(0)]))
    .describe('From and up to, in UTF-16 units; in order, never overlapping'),
});
export type Highlighted = z.infer<typeof highlightedSchema>;

const found = {
  title: highlightedSchema,
  snippet: highlightedSchema.nullable().describe('The part of a long text that has the words'),
};

export const searchResultSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('task'), ...found, task: taskCardSchema }),
    z.object({
      kind: z.literal('comment'),
      ...found,
      comment: z.object({
        id: idSchema('comment'),
        author: actorSchema,
        createdAt: z.iso.datetime(),
      }),
      task: taskCardSchema,
    }),
    z.object({
      kind: z.literal('agent'),
      ...found,
      agent: z.object({ id: idSchema('agent'), name: z.string(), role: z.string() }),
    }),
    z.object({
      kind: z.literal('skill'),
      ...found,
      skill: z.object({ id: idSchema('skill'), name: z.string(), description: z.string() }),
    }),
    z.object({
      kind: z.literal('board'),
      ...found,
      board: z.object({ id: idSchema('board'), name: z.string(), key: z.string() }),
    }),
    z.object({
      kind: z.literal('member'),
      ...found,
      member: z.object({ id: idSchema('member'), name: z.string(), role: z.enum(roles) }),
    }),
  ])
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResultSchema>;
