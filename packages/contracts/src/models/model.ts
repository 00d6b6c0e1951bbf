import { z } from 'zod';
import { idSchema } from '../id.ts';
import { priceSchema } from '../ledger/llm-call.ts';
import { lastTestSchema } from './model-tested.ts';

export const providers = [
  'anthropic',
  'openai',
  'google',
  'xai',
  'mistral',
  'groq',
  'deepseek',
  'qwen',
  'openrouter',
  'github-copilot',
  'ollama',
  'llamacpp',
  'openai-compatible',
  'simulated',
] as const;
export const providerSchema = z.enum(providers);
export type Provider = z.infer<typeof providerSchema>;

/** How a model is asked. What is not set follows the provider, or the limits of a run. */
export const modelSettingsSchema = z
  .object({
    reasoning: z.enum(['none', 'low', 'medium', 'high']).nullable().default(null),
    maxOutputTokens: z.int().min(1).max(1_000_000).nullable().default(null),
    contextWindow: z.int().min(1_000).max(100_000_000).nullable().default(null),
    canSee: z.boolean().default(false).describe('Pictures may be sent to it'),
    canUseTools: z.boolean().default(true),
    stallSeconds: z.int().min(5).max(3_600).nullable().default(null),
    deadlineSeconds: z.int().min(30).max(86_400).nullable().default(null),
  })
  .meta({ id: 'ModelSettings' });
export type ModelSettings = z.output<typeof modelSettingsSchema>;

export const modelSchema = z
  .object({
    id: idSchema('model'),
    provider: providerSchema,
    model: z.string().describe("The provider's own name for it"),
    displayName: z.string(),
    baseUrl: z.string().nullable(),
    apiKeyLastFour: z.string().nullable().describe('The key itself never leaves the server'),
    isDefault: z.boolean(),
    settings: modelSettingsSchema,
    fallbackModelIds: z
      .array(idSchema('model'))
      .describe('Tried in this order when it cannot be had'),
    maxConcurrentRuns: z.int().nullable().describe('Over all agents; null without a limit'),
    price: priceSchema.nullable().describe('null follows the price table'),
    lastTest: lastTestSchema.nullable().describe('null when it was never tried'),
    archivedAt: z.iso.datetime().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Model' });
export type Model = z.infer<typeof modelSchema>;
