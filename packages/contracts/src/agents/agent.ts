import { z } from 'zod';
import { idSchema } from '../id.ts';

/** What it is doing, derived from its runs; never stored. */
export const agentStatusSchema = z.enum(['idle', 'working']);

export const agentSchema = z
  .object({
    id: idSchema('agent'),
    name: z.string(),
    role: z.string(),
    modelId: idSchema('model').nullable().describe("null follows the organization's default"),
    status: agentStatusSchema,
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Agent' });
export type Agent = z.infer<typeof agentSchema>;
