import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { narrowedTo } from './narrowed-to.ts';
import { usageRowSchema } from './llm-call.ts';

/** What a day's usage can be split by. */
export const usageSplits = ['none', 'agent', 'model', 'board', 'task'] as const;

const dailyUsageRowSchema = usageRowSchema
  .omit({ key: true, name: true })
  .extend({ day: z.iso.date(), key: z.string() })
  .meta({ id: 'DailyUsageRow' });

export const getDailyUsage = defineEndpoint({
  id: 'usage.daily',
  method: 'GET',
  path: '/v1/usage/daily',
  summary: 'What each day used and cost, split by agent, model, board or task',
  description:
    'Days are those of the organization; a day without calls has no row. The groups that cost most have rows of their own, all others are together as `other`.',
  access: { scope: 'runs:read' },
  query: z.object({
    splitBy: z.enum(usageSplits).default('none'),
    groups: z.coerce.number().int().min(1).max(20).default(6).describe('How many stand apart'),
    ...narrowedTo,
  }),
  response: z.object({
    timeZone: z.string(),
    today: z.iso.date(),
    groups: z
      .array(z.object({ key: z.string(), name: z.string().nullable() }))
      .describe('Those that cost most first; `other` is last, when there is one'),
    items: z.array(dailyUsageRowSchema),
    nextCursor: z.null(),
  }),
  errors: [],
});
