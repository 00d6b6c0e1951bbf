import { z } from 'zod';
import { failureReasonSchema } from '../runs/failure-reason-schema.ts';
import { usageSchema } from '../runs/run.ts';
import { attemptKey } from './run-start.ts';
import { toolRequestSchema } from './transcript.ts';

/** `seq` grows with every event of an attempt, whatever its kind, and survives a restart of the gateway. */
const position = { ...attemptKey, seq: z.int().nonnegative() };

/** Text as it is written. Lost with the gateway's process; the step that finishes the call has all of it. */
export const runDeltaSchema = z.strictObject({
  ...position,
  kind: z.enum(['text', 'thinking']).default('text'),
  text: z.string(),
});
export type RunDelta = z.infer<typeof runDeltaSchema>;

/** A message exactly as the model is sent it; pictures and files are told by name only. */
export const promptMessageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string(),
});
export type PromptMessage = z.infer<typeof promptMessageSchema>;

export const finishReasons = ['stop', 'length', 'content_filter', 'tool_calls', 'other'] as const;
export type FinishReason = (typeof finishReasons)[number];

const timingsSchema = z.strictObject({
  firstTokenMs: z.int().nonnegative().nullable(),
  totalMs: z.int().nonnegative(),
});

/**
 * A fact, on the gateway's disk before it is sent. `call` counts the model calls of the attempt and ties the end
 * of one to its start: `started` carries the prompt; `finished` and `failed` carry text, usage and timings.
 */
const modelCallReportSchema = z.strictObject({
  ...position,
  kind: z.literal('model-call'),
  state: z.enum(['started', 'finished', 'failed']),
  call: z.int().positive(),
  provider: z.string(),
  model: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  prompt: z.array(promptMessageSchema).optional().describe('Exactly what the model is sent'),
  toolNames: z.array(z.string()).optional().describe('The tools it is offered'),
  text: z.string().optional().describe('The answer, or what there was of it'),
  thinking: z.string().optional(),
  toolCalls: z.array(toolRequestSchema).optional(),
  providerData: z.record(z.string(), z.unknown()).optional(),
  usage: usageSchema.nullable().optional().describe('null when the provider did not tell'),
  isUnbilled: z
    .boolean()
    .optional()
    .describe('It never left, or was refused before anything was done: nobody is paid for it'),
  finishReason: z.enum(finishReasons).optional(),
  reason: failureReasonSchema.optional(),
  message: z.string().optional(),
  timings: timingsSchema.optional(),
});

/** A message of a person that the live run has read. */
const messageReadReportSchema = z.strictObject({
  ...position,
  kind: z.literal('message'),
  state: z.literal('finished'),
  messageId: z.string(),
  at: z.iso.datetime(),
});

export const runStepReportSchema = z.discriminatedUnion('kind', [
  modelCallReportSchema,
  messageReadReportSchema,
]);
export type RunStepReport = z.infer<typeof runStepReportSchema>;
export type ModelCallReport = z.infer<typeof modelCallReportSchema>;

/**
 * The attempt asks for a tool and waits for `helix.run.tool-result`. Told again after a reconnect until there is
 * one, so whoever carries it out does it once per `callId` and answers the same every time.
 */
export const runToolCallSchema = z.strictObject({ ...position, ...toolRequestSchema.shape });
export type RunToolCall = z.infer<typeof runToolCallSchema>;

export const runEndSchema = z.strictObject({
  ...position,
  outcome: z
    .enum(['succeeded', 'failed', 'cancelled', 'timed_out', 'suspended'])
    .describe(
      'suspended: a tool has to wait for the world; another attempt goes on with its result',
    ),
  reason: failureReasonSchema.optional(),
  message: z.string().optional(),
  text: z.string().optional().describe('The result, or what there was of it'),
  retryAfterMs: z.int().nonnegative().optional().describe('When the provider said to come back'),
});
export type RunEnd = z.infer<typeof runEndSchema>;
