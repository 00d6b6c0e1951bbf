import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { narrowedTo } from './narrowed-to.ts';
import {
  callStatusSchema,
  llmCallSchema,
  priceSchema,
  usageGroups,
  usageRowSchema,
} from './llm-call.ts';

const read = { scope: 'runs:read' } as const;

export const listLlmCalls = defineEndpoint({
  id: 'llm_calls.list',
  method: 'GET',
  path: '/v1/llm-calls',
  summary: 'List calls of AI providers, newest first',
  access: read,
  query: z.object({
    ...pageQuery,
    runId: idSchema('run').optional(),
    agentId: idSchema('agent').optional(),
    taskId: idSchema('task').optional(),
    modelId: idSchema('model').optional(),
    status: callStatusSchema.optional(),
    unpriced: z
      .stringbool()
      .optional()
      .describe(
        'Only those that have ended and of which nobody knows what they cost, or only others',
      ),
    minCostUsd: z.coerce.number().min(0).optional().describe('Only those that cost as much'),
    minTotalMs: z.coerce.number().int().min(0).optional().describe('Only those that took as long'),
    day: z.iso.date().optional().describe('A day of the organization'),
    from: z.iso.datetime().optional(),
    to: z.iso.datetime().optional(),
  }),
  response: pageOf(llmCallSchema),
  errors: [],
});

export const getLlmCall = defineEndpoint({
  id: 'llm_calls.get',
  method: 'GET',
  path: '/v1/llm-calls/:callId',
  summary: 'A call with the exact prompt and the answer',
  access: read,
  params: z.object({ callId: idSchema('call') }),
  response: llmCallSchema.extend({
    prompt: z.array(z.object({ role: z.string(), content: z.string() })).nullable(),
    answer: z.string().nullable(),
    thinking: z.string().nullable(),
    finishReason: z.string().nullable().describe("The provider's word for why the answer ended"),
    message: z.string().nullable().describe('Of the failure, as the provider or Helix worded it'),
    toolNames: z.array(z.string()).describe('What the model could have used'),
    toolCalls: z
      .array(z.object({ callId: z.string(), name: z.string(), input: z.unknown() }))
      .describe('What it asked to be used'),
    step: z.int().nullable().describe('Where it stands in the attempt of its run'),
  }),
  errors: ['resource.not_found'],
});

export const getUsage = defineEndpoint({
  id: 'usage.get',
  method: 'GET',
  path: '/v1/usage',
  summary: 'What was used, and what it cost, by agent, task, board, model or day',
  description:
    'Days are those of the organization. Calls of the simulation are counted apart and cost nothing.',
  access: read,
  query: z.object({
    groupBy: z.enum(usageGroups).default('day'),
    ...narrowedTo,
  }),
  response: z.object({
    items: z.array(usageRowSchema),
    total: usageRowSchema.omit({ key: true, name: true }),
    nextCursor: z.null(),
  }),
  errors: [],
});

export const listPrices = defineEndpoint({
  id: 'prices.list',
  method: 'GET',
  path: '/v1/prices',
  summary: 'The prices that apply unless a model has its own',
  access: { scope: 'agents:read' },
  response: z.object({
    version: z.string(),
    items: z.array(priceSchema.extend({ provider: z.string(), model: z.string() })),
    nextCursor: z.null(),
  }),
  errors: [],
});
