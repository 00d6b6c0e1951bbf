import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';
import { runStatuses } from './run-status.ts';

export const runStatusSchema = z.enum(runStatuses);

/** What set a run off. */
export const runTriggerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task') }).describe('Somebody asked for it'),
  z.object({ kind: z.literal('assignment') }).describe('The agent begins by itself with its tasks'),
  z.object({ kind: z.literal('review') }).describe('A review sent the work back'),
  z
    .object({ kind: z.literal('mention'), commentId: idSchema('comment'), depth: z.int() })
    .describe('`depth` counts mentions by agents that led to it'),
  z
    .object({
      kind: z.literal('chat'),
      chatId: idSchema('chat'),
      messageId: idSchema('message'),
    })
    .describe('It answers what was said in a conversation up to this message'),
  z.object({ kind: z.literal('retry'), runId: idSchema('run') }),
  z.object({ kind: z.literal('fork'), runId: idSchema('run'), stepId: idSchema('step') }),
]);
export type RunTrigger = z.infer<typeof runTriggerSchema>;
export const runTriggerKinds = runTriggerSchema.options.map(({ shape }) => shape.kind.value);

export const runSchema = z
  .object({
    id: idSchema('run'),
    status: runStatusSchema,
    taskId: idSchema('task').nullable(),
    agentId: idSchema('agent'),
    modelId: idSchema('model'),
    trigger: runTriggerSchema,
    instruction: z.string().nullable().describe('What was asked, when that is not the task itself'),
    requestedBy: actorSchema,
    priority: z.int().describe('Higher ones are admitted first'),
    admittedAt: z.iso
      .datetime()
      .nullable()
      .describe('Until then it waits for its agent or its model to have room'),
    attempt: z
      .int()
      .describe('How many times it was started; a late message of an older one is refused'),
    reason: z
      .string()
      .nullable()
      .describe('Why it waits or how it ended, when that is not success'),
    message: z.string().nullable().describe('The reason as a sentence'),
    output: z.string().nullable().describe('What the agent answered, as Markdown'),
    costUsd: z.number().nullable().describe('null while no call has a known price'),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Run' });
export type Run = z.infer<typeof runSchema>;

/** In a list, with the names of what it is about. */
export const listedRunSchema = runSchema
  .extend({
    task: z
      .object({ id: idSchema('task'), key: z.string(), title: z.string() })
      .nullable()
      .describe('null when it is gone, or when the run is a turn of a conversation'),
    chat: z.object({ id: idSchema('chat'), title: z.string() }).nullable(),
  })
  .meta({ id: 'ListedRun' });
export type ListedRun = z.infer<typeof listedRunSchema>;

export const usageSchema = z.object({
  inputTokens: z.int(),
  outputTokens: z.int(),
  cachedInputTokens: z.int(),
  cacheWriteTokens: z.int().optional().describe("Written to the provider's cache"),
  reasoningTokens: z.int(),
});
export type Usage = z.infer<typeof usageSchema>;

/** What is particular to each kind of step. */
const modelCallDetailSchema = z.object({
  kind: z.literal('model-call'),
  call: z.int(),
  provider: z.string(),
  model: z.string(),
  toolNames: z.array(z.string()),
  toolCalls: z.array(z.object({ callId: z.string(), name: z.string(), input: z.unknown() })),
  thinking: z.string().nullable(),
  finishReason: z.string().nullable(),
  reason: z.string().nullable().describe('Why it failed'),
  message: z.string().nullable(),
  firstTokenMs: z.int().nullable(),
  totalMs: z.int().nullable(),
});
const toolCallDetailSchema = z.object({
  kind: z.literal('tool-call'),
  callId: z.string(),
  name: z.string(),
  input: z.unknown(),
  isError: z.boolean(),
});
const messageDetailSchema = z.object({
  kind: z.literal('message'),
  messageId: z.string(),
  from: z.string(),
});
export const stepDetailSchema = z.discriminatedUnion('kind', [
  modelCallDetailSchema,
  toolCallDetailSchema,
  messageDetailSchema,
]);
export type StepDetail = z.infer<typeof stepDetailSchema>;

export const runStepSchema = z
  .object({
    id: idSchema('step'),
    runId: idSchema('run'),
    attempt: z.int(),
    seq: z.int(),
    kind: z.enum(['model-call', 'tool-call', 'message']),
    state: z.enum(['started', 'finished', 'failed']),
    prompt: z.array(z.object({ role: z.string(), content: z.string() })).nullable(),
    text: z.string().nullable().describe('What was answered, put out or said'),
    detail: stepDetailSchema,
    usage: usageSchema.nullable(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'RunStep' });
export type RunStep = z.infer<typeof runStepSchema>;
