import { z } from 'zod';
import { idSchema } from '../id.ts';

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

export const modelSchema = z
  .object({
    id: idSchema('model'),
    provider: providerSchema,
    model: z.string().describe("The provider's own name for it"),
    displayName: z.string(),
    baseUrl: z.string().nullable(),
    apiKeyLastFour: z.string().nullable().describe('The key itself never leaves the server'),
    isDefault: z.boolean(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Model' });
export type Model = z.infer<typeof modelSchema>;
