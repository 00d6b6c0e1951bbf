import { z } from 'zod';
import { idSchema } from '../id.ts';
import { providerSchema } from '../models/model.ts';
import { prioritySchema } from '../tasks/task.ts';

/** Which attempt a message is about. `attempt` is the fencing number: the gateway refuses one older than it has seen. */
export const attemptKey = { runId: idSchema('run'), attempt: z.int().positive() };
export type AttemptKey = { readonly runId: string; readonly attempt: number };

export const runAgentSchema = z.strictObject({
  id: idSchema('agent'),
  name: z.string(),
  soul: z.string(),
  memory: z.string(),
  skills: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      content: z.string().optional().describe('Present when the whole skill belongs in the prompt'),
    }),
  ),
});

export const runTaskSchema = z.strictObject({
  key: z.string(),
  title: z.string(),
  description: z.string(),
  priority: prioritySchema,
  labels: z.array(z.string()),
  comments: z
    .array(z.strictObject({ author: z.string(), body: z.string(), at: z.iso.datetime() }))
    .describe('Oldest first'),
  feedback: z.string().optional().describe('Why the last result was not accepted'),
});
export type RunTask = z.infer<typeof runTaskSchema>;

export const runModelSchema = z.strictObject({
  provider: providerSchema,
  model: z.string(),
  displayName: z.string(),
  baseUrl: z.url().optional(),
  apiKey: z.string().optional(),
});
export type RunModel = z.infer<typeof runModelSchema>;

export const runLimitsSchema = z.strictObject({
  maxOutputTokens: z.int().positive(),
  deadlineMs: z.int().positive().describe('How long the attempt may take'),
  stallMs: z.int().positive().describe('How long the model may make no progress'),
});
export type RunLimits = z.infer<typeof runLimitsSchema>;

/** A second one with the same idempotency key starts nothing: it tells everything that has happened since the start. */
export const runStartSchema = z.strictObject({
  ...attemptKey,
  idempotencyKey: z.string().min(1).max(200),
  agent: runAgentSchema,
  task: runTaskSchema.nullable(),
  model: runModelSchema,
  limits: runLimitsSchema,
});
export type RunStart = z.infer<typeof runStartSchema>;

export const runStartedSchema = z.strictObject({ accepted: z.literal(true) });
