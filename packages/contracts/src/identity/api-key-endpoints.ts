import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { apiKeySchema, newApiKeySchema } from './api-key.ts';

export const createApiKey = defineEndpoint({
  id: 'api_keys.create',
  method: 'POST',
  path: '/v1/api-keys',
  summary: 'Make a key for scripts',
  description: 'It acts as you, with these scopes and never more than your role.',
  access: { scope: 'organization:write', session: true },
  body: newApiKeySchema,
  response: apiKeySchema.extend({ key: z.string().describe('Shown this once') }),
  status: 201,
  errors: [],
});

export const listApiKeys = defineEndpoint({
  id: 'api_keys.list',
  method: 'GET',
  path: '/v1/api-keys',
  summary: 'List API keys, newest first',
  access: { scope: 'organization:read', session: true },
  query: z.object({
    ...pageQuery,
    of: z.enum(['me', 'everyone']).default('me').describe('`everyone` is for admins'),
  }),
  response: pageOf(apiKeySchema),
  errors: [],
});

export const revokeApiKey = defineEndpoint({
  id: 'api_keys.revoke',
  method: 'DELETE',
  path: '/v1/api-keys/:apiKeyId',
  summary: 'Revoke an API key',
  access: { scope: 'organization:write', session: true },
  params: z.object({ apiKeyId: idSchema('key') }),
  response: z.object({ revoked: z.literal(true) }),
  errors: ['resource.not_found'],
});
