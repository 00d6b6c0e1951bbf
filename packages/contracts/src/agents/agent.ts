import { z } from 'zod';
import { idSchema } from '../id.ts';
import { runStatusSchema, runStepSchema } from '../runs/run.ts';
import { labelColors } from '../structure/label.ts';

/** What it is doing, derived from facts; never stored. */
export const agentStatuses = ['idle', 'working', 'waiting', 'paused', 'unreachable'] as const;
export const agentStatusSchema = z.enum(agentStatuses);
export type AgentStatus = z.infer<typeof agentStatusSchema>;

/** Whether an agent begins by itself with what it is assigned, or waits to be told. */
export const executionModes = ['manual', 'auto'] as const;
export const executionModeSchema = z.enum(executionModes);
export type ExecutionMode = z.infer<typeof executionModeSchema>;

/** How far an agent is trusted, least first. */
export const agentTiers = ['T1', 'T2', 'T3', 'T4'] as const;
export const agentTierSchema = z.enum(agentTiers);

export const avatarColors = labelColors;
export const avatarSchema = z.object({
  emoji: z.string().trim().min(1).max(16),
  color: z.enum(avatarColors),
});

export const agentNameSchema = z.string().trim().min(1).max(60);
export const agentRoleSchema = z.string().trim().min(1).max(100);
export const agentSlugSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be small letters and digits, with dashes between');

/** What is stored of an agent. */
export const agentRecordSchema = z
  .object({
    id: idSchema('agent'),
    name: z.string(),
    slug: z.string().describe('What to write after an @ as well as the name'),
    role: z.string(),
    description: z.string(),
    avatar: avatarSchema,
    departmentId: idSchema('dept').nullable(),
    parentId: idSchema('agent').nullable().describe('Who leads it'),
    modelId: idSchema('model').nullable().describe("null follows the organization's default"),
    executionMode: executionModeSchema,
    maxConcurrentRuns: z.int().describe('More wait until one of them has ended'),
    tier: agentTierSchema.describe('How far it is trusted; nothing is bound to it yet'),
    monthlyBudgetUsd: z
      .number()
      .nullable()
      .describe(
        'What it is meant to spend in a month; recorded, and no call is refused for it yet',
      ),
    pausedAt: z.iso.datetime().nullable(),
    pauseReason: z.string().nullable(),
    archivedAt: z.iso.datetime().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'AgentRecord' });
export type AgentRecord = z.infer<typeof agentRecordSchema>;

export const currentRunSchema = z.object({
  id: idSchema('run'),
  status: runStatusSchema,
  taskId: idSchema('task').nullable(),
  taskKey: z.string().nullable(),
  taskTitle: z.string().nullable(),
  startedAt: z.iso.datetime().nullable(),
  lastStepAt: z.iso.datetime().nullable().describe('When it last began or finished a step'),
  step: z
    .object({
      kind: runStepSchema.shape.kind,
      state: runStepSchema.shape.state,
      name: z.string().nullable().describe('The tool that is called, or the model'),
    })
    .nullable()
    .describe('What it did last, or is at'),
  costUsd: z.number().nullable().describe('So far; null while no call has a known price'),
});
export type CurrentRun = z.infer<typeof currentRunSchema>;

export const agentSchema = agentRecordSchema
  .extend({
    status: agentStatusSchema.describe(
      'paused: somebody stopped it. working: a gateway carries out a run of it. unreachable: no gateway is connected. waiting: a run of it waits for a person.',
    ),
    runs: z
      .object({ working: z.int(), waiting: z.int(), queued: z.int() })
      .describe('How many runs of it are not over'),
    currentRun: currentRunSchema
      .nullable()
      .describe(
        'The one that it is at, or that waits; null as well when the caller may not see it',
      ),
  })
  .meta({ id: 'Agent' });
export type Agent = z.infer<typeof agentSchema>;

/** How the runs of an agent have ended in a stretch of time. */
export const agentPerformanceSchema = z
  .object({
    agentId: idSchema('agent'),
    succeeded: z.int(),
    unsuccessful: z
      .int()
      .describe('Failed or timed out by its own doing; what people stopped is not counted'),
    hindered: z.int().describe('Failed by what a provider, a person or this installation did'),
    medianMs: z.int().nullable().describe('From the start to the end of those that succeeded'),
  })
  .meta({ id: 'AgentPerformance' });
export type AgentPerformance = z.infer<typeof agentPerformanceSchema>;
