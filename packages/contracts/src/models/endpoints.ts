import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { priceSchema } from '../ledger/llm-call.ts';
import { pageOf, pageQuery } from '../page.ts';
import { modelTestedSchema } from './model-tested.ts';
import { modelSchema, modelSettingsSchema, providerSchema } from './model.ts';
import { providerFacts } from './provider-facts.ts';

const admin = { scope: 'organization:write', role: 'admin' } as const;
const modelParams = z.object({ modelId: idSchema('model') });
const nameSchema = z.string().trim().min(1).max(200);
const displayNameSchema = z.string().trim().min(1).max(100);
const apiKeySchema = z.string().trim().min(1).max(2_000).describe('Never given out again');
const baseUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine(
    (url) => !hasCredentials(url),
    'must not hold a name or a password, for everybody sees it',
  );
function hasCredentials(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.username !== '' || url.password !== '');
}

const concurrencySchema = z.int().min(1).max(10_000).nullable();
const fallbacksSchema = z.array(idSchema('model')).max(5);

export const createModel = defineEndpoint({
  id: 'models.create',
  method: 'POST',
  path: '/v1/models',
  summary: 'Add a model; the first one becomes the default',
  access: admin,
  body: z
    .object({
      provider: providerSchema,
      model: nameSchema,
      displayName: displayNameSchema,
      apiKey: apiKeySchema.optional(),
      baseUrl: baseUrlSchema.optional().describe("The provider's own unless given"),
      settings: modelSettingsSchema.prefault({}),
      fallbackModelIds: fallbacksSchema.default([]),
      maxConcurrentRuns: concurrencySchema.default(null),
      price: priceSchema.nullable().default(null),
    })
    .refine(
      ({ provider, baseUrl }) =>
        provider === 'simulated' ||
        baseUrl !== undefined ||
        providerFacts[provider].baseUrl !== null,
      { path: ['baseUrl'], message: 'is needed for this provider' },
    ),
  response: modelSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.name_taken', 'resource.conflict'],
});

export const listModels = defineEndpoint({
  id: 'models.list',
  method: 'GET',
  path: '/v1/models',
  summary: 'List models, oldest first',
  access: { scope: 'agents:read' },
  query: z.object({
    ...pageQuery,
    archived: z.stringbool().default(false).describe('Archived models as well'),
  }),
  response: pageOf(modelSchema),
  errors: [],
});

export const getModel = defineEndpoint({
  id: 'models.get',
  method: 'GET',
  path: '/v1/models/:modelId',
  summary: 'Get a model',
  access: { scope: 'agents:read' },
  params: modelParams,
  response: modelSchema,
  errors: ['resource.not_found'],
});

export const updateModel = defineEndpoint({
  id: 'models.update',
  method: 'PATCH',
  path: '/v1/models/:modelId',
  summary: 'Change a model; the next call is made with what is new',
  access: admin,
  params: modelParams,
  body: z.object({
    model: nameSchema.optional(),
    displayName: displayNameSchema.optional(),
    apiKey: apiKeySchema.nullable().optional().describe('null removes it'),
    baseUrl: baseUrlSchema.nullable().optional(),
    settings: modelSettingsSchema.partial().optional().describe('Only what is given changes'),
    fallbackModelIds: fallbacksSchema.optional(),
    maxConcurrentRuns: concurrencySchema.optional(),
    price: priceSchema.nullable().optional(),
    version: z.int().optional().describe('Refuse with 409 when it has changed'),
  }),
  response: modelSchema,
  errors: [
    'resource.not_found',
    'resource.name_taken',
    'resource.conflict',
    'resource.version_conflict',
  ],
});

export const makeModelDefault = defineEndpoint({
  id: 'models.default',
  method: 'POST',
  path: '/v1/models/:modelId/default',
  summary: 'Make it the model of every agent that has none of its own',
  access: admin,
  params: modelParams,
  body: z.object({}),
  response: modelSchema,
  errors: ['resource.not_found', 'resource.conflict'],
});

export const testModel = defineEndpoint({
  id: 'models.test',
  method: 'POST',
  path: '/v1/models/:modelId/test',
  summary: 'Call a model for real and say in words what it can do, and what is wrong',
  description: 'Takes up to half a minute. What the calls cost is in the ledger.',
  access: admin,
  params: modelParams,
  body: z.object({}),
  response: modelTestedSchema,
  errors: ['resource.not_found'],
});

export const archiveModel = defineEndpoint({
  id: 'models.archive',
  method: 'DELETE',
  path: '/v1/models/:modelId',
  summary: 'Put a model away and forget its key; what it did stays in the ledger',
  access: admin,
  params: modelParams,
  response: modelSchema,
  errors: ['resource.not_found', 'resource.in_use'],
});
