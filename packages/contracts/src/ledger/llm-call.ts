import { z } from 'zod';
import { idSchema } from '../id.ts';

/**
 * `open` while it lasts; `unknown` when whoever made it was lost before it could tell how it ended.
 */
export const callStatuses = ['open', 'finished', 'failed', 'unknown'] as const;

/** Why a call was made: the work of an agent, or somebody trying what a model can do. */
export const callPurposes = ['run', 'model-test'] as const;
export const callStatusSchema = z.enum(callStatuses);

export const llmCallSchema = z
  .object({
    id: idSchema('call'),
    purpose: z.enum(callPurposes),
    runId: idSchema('run').nullable().describe('null when the model was only tried'),
    attempt: z.int(),
    call: z.int().describe('Counts the calls of the attempt'),
    agentId: idSchema('agent').nullable(),
    taskId: idSchema('task').nullable(),
    modelId: idSchema('model'),
    provider: z.string(),
    model: z.string(),
    isSimulated: z.boolean(),
    status: callStatusSchema,
    reason: z.string().nullable().describe('Why it failed'),
    inputTokens: z.int().nullable().describe('null when the provider did not tell'),
    outputTokens: z.int().nullable(),
    cachedInputTokens: z
      .int()
      .nullable()
      .describe("Part of the input; read from the provider's cache"),
    cacheWriteTokens: z
      .int()
      .nullable()
      .describe("Part of the input; written to the provider's cache"),
    reasoningTokens: z.int().nullable().describe('Part of the output'),
    costUsd: z.number().nullable(),
    unpriced: z.boolean().describe('It has ended and nobody knows what it cost'),
    priceVersion: z.string().nullable(),
    firstTokenMs: z.int().nullable(),
    totalMs: z.int().nullable(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'LlmCall' });
export type LlmCall = z.infer<typeof llmCallSchema>;

/** US dollars for a million tokens. */
export const priceSchema = z
  .object({
    inputPerMillion: z.number().min(0).max(100_000),
    outputPerMillion: z.number().min(0).max(100_000),
    cachedInputPerMillion: z.number().min(0).max(100_000).optional(),
    cacheWritePerMillion: z.number().min(0).max(100_000).optional(),
  })
  .meta({ id: 'Price' });
export type Price = z.infer<typeof priceSchema>;

export const usageGroups = ['agent', 'task', 'board', 'model', 'day'] as const;

export const usageRowSchema = z
  .object({
    key: z.string().describe('The id of what it is grouped by, or the day'),
    name: z.string().nullable(),
    calls: z.int(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    cachedInputTokens: z.int(),
    cacheWriteTokens: z.int(),
    reasoningTokens: z.int(),
    costUsd: z.number().describe('Of the calls that have a price'),
    unpricedCalls: z.int(),
    simulatedCalls: z.int(),
  })
  .meta({ id: 'UsageRow' });
export type UsageRow = z.infer<typeof usageRowSchema>;
