import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';

/** Who knows it: one agent, an agent and those below it, or every agent of the organization. */
export const memoryScopes = ['local', 'team', 'global'] as const;
export const memoryScopeSchema = z.enum(memoryScopes);
export type MemoryScope = z.infer<typeof memoryScopeSchema>;

export const memoryTextSchema = z.string().trim().min(1).max(2_000);
/** Of one agent, and of the organization. */
export const maxMemories = 1_000;

export const memorySchema = z
  .object({
    id: idSchema('memory'),
    scope: memoryScopeSchema,
    agentId: idSchema('agent')
      .nullable()
      .describe('Whose it is; of a team, who leads it; null for the organization'),
    text: memoryTextSchema,
    pinned: z.boolean().describe('Pinned ones are in every prompt, others when they fit the work'),
    createdBy: actorSchema,
    runId: idSchema('run').nullable().describe('The run in which an agent noted it'),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Memory' });
export type Memory = z.infer<typeof memorySchema>;
