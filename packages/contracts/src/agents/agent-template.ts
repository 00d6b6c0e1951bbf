import { z } from 'zod';
import { agentRoleSchema, agentNameSchema, avatarSchema, executionModeSchema } from './agent.ts';

/** What a model must be able to do for the work. */
export const modelNeeds = ['tools', 'long-context', 'reasoning', 'vision', 'fast'] as const;

export const agentTemplateSchema = z
  .object({
    id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
    area: z.enum(['engineering', 'marketing', 'support', 'research', 'operations']),
    name: agentNameSchema,
    role: agentRoleSchema,
    description: z.string().min(1).max(2_000),
    avatar: avatarSchema,
    executionMode: executionModeSchema,
    modelNeeds: z.array(z.enum(modelNeeds)),
    skills: z.array(z.string()).describe('Slugs of skills that go well with it'),
    soul: z.string().min(1).describe('SOUL.md'),
    memory: z.string().describe('What MEMORY.md begins with'),
  })
  .meta({ id: 'AgentTemplate' });
export type AgentTemplate = z.infer<typeof agentTemplateSchema>;
