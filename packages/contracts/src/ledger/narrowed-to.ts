import { z } from 'zod';
import { idSchema } from '../id.ts';

/** What every sum of calls or runs can be narrowed to: a stretch of time, and one of what they belong to. */
export const narrowedTo = {
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .optional()
    .describe('The last so many days of the organization, today among them; goes before `from`'),
  from: z.iso.datetime().optional().describe('At this time or later'),
  to: z.iso.datetime().optional().describe('Before this time'),
  agentId: idSchema('agent').optional(),
  modelId: idSchema('model').optional(),
  boardId: idSchema('board').optional(),
};
