import { z } from 'zod';
import { durationsSchema } from '../durations.ts';
import { defineEndpoint } from '../endpoint.ts';
import { narrowedTo } from './narrowed-to.ts';

export const callStatGroups = ['day', 'agent', 'model', 'board'] as const;

/** Calls that have ended; one whose end nobody knows is neither answered nor failed. */
const callFiguresSchema = z.object({
  answered: z.int(),
  failed: z.int(),
  totalMs: durationsSchema.describe('Until an answer was whole; null when none was'),
  firstTokenMs: durationsSchema.describe('Until an answer began; null when nobody measured it'),
});
export type CallFigures = z.infer<typeof callFiguresSchema>;

export const callStatsRowSchema = callFiguresSchema
  .extend({
    key: z.string().describe('The id of what it is grouped by, or the day'),
    name: z.string().nullable(),
  })
  .meta({ id: 'CallStatsRow' });
export type CallStatsRow = z.infer<typeof callStatsRowSchema>;

export const getCallStats = defineEndpoint({
  id: 'llm_calls.stats',
  method: 'GET',
  path: '/v1/llm-calls/stats',
  summary: 'How many calls of AI providers failed, why, and how long answers took',
  description: 'Calls count on the day they began; days are those of the organization.',
  access: { scope: 'runs:read' },
  query: z.object({
    groupBy: z.enum(callStatGroups).default('day'),
    ...narrowedTo,
  }),
  response: z.object({
    timeZone: z.string(),
    today: z.iso.date(),
    items: z.array(callStatsRowSchema),
    total: callFiguresSchema,
    reasons: z
      .array(z.object({ reason: z.string(), calls: z.int() }))
      .describe('Why calls failed, the most frequent first'),
    nextCursor: z.null(),
  }),
  errors: [],
});
