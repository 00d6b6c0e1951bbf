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
const modelCall = { ...position, kind: z.literal('model-call'), call: z.int().positive(), at: z.iso.datetime() };

/** Facts, on the gateway's disk before they are sent. `call` ties the end of a model call to its start. */
export const runStepMessageSchema = z.discriminatedUnion('state', [
  z.strictObject({
    ...modelCall,
    state: z.literal('started'),
    provider: z.string(),
    model: z.string(),
    messages: z.array(promptMessageSchema).describe('Exactly what the model is sent'),
  }),
  z.strictObject({
    ...modelCall,
    state: z.literal('finished'),
    text: z.string(),
    usage: usageSchema.nullable().describe('null when the provider did not tell'),
    finishReason: z.enum(finishReasons),
    timings: timingsSchema,
  }),
  z.strictObject({
    ...modelCall,
    state: z.literal('failed'),
    text: z.string().describe('What had been written by then'),
    usage: usageSchema.nullable(),
    reason: failureReasonSchema,
    message: z.string(),
    timings: timingsSchema,
  }),
]);
export type RunStepMessage = z.infer<typeof runStepMessageSchema>;

export const runEndSchema = z.strictObject({
  ...position,
  outcome: z.enum(['succeeded', 'failed', 'cancelled', 'timed_out']),
  reason: failureReasonSchema.optional(),
  message: z.string().optional(),
  text: z.string().optional().describe('The result'),
  retryAfterMs: z.int().nonnegative().optional().describe('When the provider said to come back'),
});
export type RunEnd = z.infer<typeof runEndSchema>;
