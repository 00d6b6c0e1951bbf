import { z } from 'zod';
import { idSchema } from '../id.ts';

/** What it is doing, derived from its runs; never stored. */
export const agentStatusSchema = z.enum(['idle', 'working']);

/** Whether an agent begins by itself with what it is assigned, or waits to be told. */
export const executionModes = ['manual', 'auto'] as const;
export const executionModeSchema = z.enum(executionModes);
export type ExecutionMode = z.infer<typeof executionModeSchema>;

export const agentSchema = z
  .object({
    id: idSchema('agent'),
    name: z.string(),
    role: z.string(),
    modelId: idSchema('model').nullable().describe("null follows the organization's default"),
    status: agentStatusSchema,
    executionMode: executionModeSchema,
    maxConcurrentRuns: z.int().describe('More wait until one of them has ended'),
    pausedAt: z.iso.datetime().nullable(),
    pauseReason: z.string().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Agent' });
export type Agent = z.infer<typeof agentSchema>;
