import { z } from 'zod';
import { failureReasonSchema } from '../runs/failure-reasons.ts';
import { usageSchema } from '../runs/run.ts';
import { attemptKey } from './run-start.ts';

/** `seq` grows with every event of an attempt, whatever its kind, and survives a restart of the gateway. */
const position = { ...attemptKey, seq: z.int().nonnegative() };

/** Text as it is written. Lost with the gateway's process; the step that finishes the call has all of it. */
export const runDeltaSchema = z.strictObject({ ...position, text: z.string() });
export type RunDelta = z.infer<typeof runDeltaSchema>;

export const promptMessageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
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
 * A fact, on the gateway's disk before it is sent. `call` ties the end of a model call to its start:
 * `started` carries the prompt; `finished` and `failed` carry text, usage and timings.
 */
export const runStepReportSchema = z.strictObject({
  ...position,
  kind: z.literal('model-call'),
  state: z.enum(['started', 'finished', 'failed']),
  call: z.int().positive(),
  provider: z.string(),
  model: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  prompt: z.array(promptMessageSchema).optional().describe('Exactly what the model is sent'),
  text: z.string().optional().describe('The answer, or what there was of it'),
  usage: usageSchema.nullable().optional().describe('null when the provider did not tell'),
  finishReason: z.enum(finishReasons).optional(),
  reason: failureReasonSchema.optional(),
  message: z.string().optional(),
  timings: timingsSchema.optional(),
});
export type RunStepReport = z.infer<typeof runStepReportSchema>;

export const runEndSchema = z.strictObject({
  ...position,
  outcome: z.enum(['succeeded', 'failed', 'cancelled', 'timed_out']),
  reason: failureReasonSchema.optional(),
  message: z.string().optional(),
  text: z.string().optional().describe('The result, or what there was of it'),
  retryAfterMs: z.int().nonnegative().optional().describe('When the provider said to come back'),
});
export type RunEnd = z.infer<typeof runEndSchema>;
