import { z } from 'zod';
import { durationsSchema } from '../durations.ts';
import { defineEndpoint } from '../endpoint.ts';
import { narrowedTo } from '../ledger/narrowed-to.ts';

export const runStatGroups = ['day', 'agent', 'model', 'board'] as const;

/** Runs that have ended. */
const runFiguresSchema = z.object({
  succeeded: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  timedOut: z.int(),
  queuedMs: durationsSchema.describe(
    'From being asked for to its first start; null when none began',
  ),
  ranMs: durationsSchema.describe('From its first start to its end'),
});
export type RunFigures = z.infer<typeof runFiguresSchema>;

export const runStatsRowSchema = runFiguresSchema
  .extend({
    key: z.string().describe('The id of what it is grouped by, or the day'),
    name: z.string().nullable(),
  })
  .meta({ id: 'RunStatsRow' });
export type RunStatsRow = z.infer<typeof runStatsRowSchema>;

export const getRunStats = defineEndpoint({
  id: 'runs.stats',
  method: 'GET',
  path: '/v1/runs/stats',
  summary: 'How runs ended, how long they waited and how long they took',
  description: 'Runs count on the day they ended; days are those of the organization.',
  access: { scope: 'runs:read' },
  query: z.object({
    groupBy: z.enum(runStatGroups).default('day'),
    ...narrowedTo,
  }),
  response: z.object({
    timeZone: z.string(),
    today: z.iso.date(),
    items: z.array(runStatsRowSchema),
    total: runFiguresSchema,
    reasons: z
      .array(z.object({ reason: z.string(), runs: z.int() }))
      .describe('Why runs ended without success, the most frequent first'),
    nextCursor: z.null(),
  }),
  errors: [],
});
