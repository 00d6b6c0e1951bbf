import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';

/** Who an agent is, and what it learned. */
export const agentFileNames = ['SOUL.md', 'MEMORY.md'] as const;
export const agentFileNameSchema = z.enum(agentFileNames);
export type AgentFileName = z.infer<typeof agentFileNameSchema>;

export const maxAgentFileLength = 100_000;
export const agentFileTextSchema = z.string().max(maxAgentFileLength);

export const agentFileVersionSchema = z
  .object({
    name: agentFileNameSchema,
    version: z.int().positive(),
    author: actorSchema.describe('A person, or the agent that noted something'),
    runId: idSchema('run').nullable().describe('The run in which an agent wrote it'),
    restoredFrom: z.int().nullable().describe('The version that was brought back by it'),
    size: z.int().describe('In characters'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'AgentFileVersion' });
export type AgentFileVersion = z.infer<typeof agentFileVersionSchema>;

export const agentFileSchema = agentFileVersionSchema
  .extend({ text: z.string() })
  .meta({ id: 'AgentFile' });
export type AgentFile = z.infer<typeof agentFileSchema>;

export const agentFileDiffSchema = z
  .object({
    name: agentFileNameSchema,
    from: z.int(),
    to: z.int(),
    added: z.int().describe('Lines'),
    removed: z.int().describe('Lines'),
    parts: z.array(
      z.object({
        kind: z.enum(['same', 'added', 'removed']),
        text: z.string().describe('Whole lines'),
        lines: z.int(),
      }),
    ),
  })
  .meta({ id: 'AgentFileDiff' });
export type AgentFileDiff = z.infer<typeof agentFileDiffSchema>;
