import { z } from 'zod';
import { idSchema } from '../id.ts';
import { providerSchema } from '../models/model.ts';
import { prioritySchema } from '../tasks/task.ts';
import { transcriptEntrySchema } from './transcript.ts';

/** Which attempt a message is about. `attempt` is the fencing number: the gateway refuses one older than it has seen. */
export const attemptKey = { runId: idSchema('run'), attempt: z.int().positive() };
export type AttemptKey = { readonly runId: string; readonly attempt: number };

export const runAgentSchema = z.strictObject({
  id: idSchema('agent'),
  name: z.string(),
  soul: z.string(),
  memory: z.string(),
  memories: z
    .array(z.string())
    .default([])
    .describe('What it remembers of this kind of work, the most important first'),
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
  images: z
    .array(z.strictObject({ name: z.string(), mediaType: z.string(), base64: z.string() }))
    .default([])
    .describe('Attached pictures, for models that can see'),
});
export type RunTask = z.infer<typeof runTaskSchema>;

/** What was said in a conversation, oldest first; the run answers the last of it. */
export const runConversationSchema = z.array(
  z.strictObject({
    author: z.string(),
    isAgent: z.boolean(),
    body: z.string(),
    at: z.iso.datetime(),
  }),
);
export type RunConversation = z.infer<typeof runConversationSchema>;

export const reasoningEfforts = ['none', 'low', 'medium', 'high'] as const;

export const runModelSchema = z.strictObject({
  provider: providerSchema,
  model: z.string(),
  displayName: z.string(),
  baseUrl: z.url().optional(),
  apiKey: z.string().optional(),
  reasoning: z.enum(reasoningEfforts).optional().describe('How much it thinks before it answers'),
  canSee: z.boolean().default(false).describe('Pictures may be sent to it'),
  canUseTools: z.boolean().default(true),
  contextWindow: z
    .int()
    .positive()
    .optional()
    .describe('How many tokens it can take in and put out together'),
});
export type RunModel = z.infer<typeof runModelSchema>;

export const runLimitsSchema = z.strictObject({
  maxOutputTokens: z.int().positive(),
  deadlineMs: z.int().positive().describe('How long the attempt may take'),
  stallMs: z.int().positive().describe('How long the model may make no progress'),
  maxSteps: z.int().positive().describe('How many model calls the run may make'),
});
export type RunLimits = z.infer<typeof runLimitsSchema>;

/** A tool that the run may use. Whoever started the attempt carries it out when it is asked to. */
export const runToolSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  description: z.string(),
  inputSchema: z.record(z.string(), z.unknown()).describe('JSON schema'),
});
export type RunTool = z.infer<typeof runToolSchema>;

/** A second one with the same idempotency key starts nothing: it tells everything that has happened since the start. */
export const runStartSchema = z.strictObject({
  ...attemptKey,
  idempotencyKey: z.string().min(1).max(200),
  agent: runAgentSchema,
  task: runTaskSchema.nullable(),
  instruction: z
    .string()
    .nullable()
    .default(null)
    .describe('What set the run off when that is not the task itself: a mention, a chat message'),
  conversation: runConversationSchema.optional().describe('Only when the run is a turn of one'),
  model: runModelSchema,
  tools: z.array(runToolSchema).default([]),
  history: z
    .array(transcriptEntrySchema)
    .default([])
    .describe('What earlier attempts have established; the attempt goes on from there'),
  limits: runLimitsSchema,
});
export type RunStart = z.infer<typeof runStartSchema>;

export const runStartedSchema = z.strictObject({ accepted: z.literal(true) });
