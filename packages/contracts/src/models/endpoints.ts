import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { pageOf, pageQuery } from '../page.ts';
import { modelSchema, providerSchema } from './model.ts';

export const createModel = defineEndpoint({
  id: 'models.create',
  method: 'POST',
  path: '/v1/models',
  summary: 'Add a model; the first one becomes the default',
  access: { scope: 'organization:write', role: 'admin' },
  body: z
    .object({
      provider: providerSchema,
      model: z.string().trim().min(1).max(200),
      displayName: z.string().trim().min(1).max(100),
      apiKey: z.string().min(1).max(500).optional(),
      baseUrl: z
        .url({ protocol: /^https?$/ })
        .max(500)
        .optional(),
    })
    .refine((model) => model.provider === 'simulated' || model.baseUrl !== undefined, {
      path: ['baseUrl'],
      message: 'is needed for this provider',
    }),
  response: modelSchema,
  status: 201,
  errors: ['resource.name_taken'],
});

export const listModels = defineEndpoint({
  id: 'models.list',
  method: 'GET',
  path: '/v1/models',
  summary: 'List models, oldest first',
  access: { scope: 'agents:read' },
  query: z.object(pageQuery),
  response: pageOf(modelSchema),
  errors: [],
});
