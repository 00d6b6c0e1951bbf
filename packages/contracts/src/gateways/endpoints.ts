import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { gatewaySchema } from './gateway.ts';

export const listGateways = defineEndpoint({
  id: 'gateways.list',
  method: 'GET',
  path: '/v1/gateways',
  summary: 'The gateways that carry out runs, as the engines see them',
  description: 'They serve the whole instance. Without a living engine nobody knows any.',
  access: { scope: 'organization:read', role: 'admin' },
  response: z.object({ items: z.array(gatewaySchema), nextCursor: z.null() }),
  errors: ['ephemeral.unavailable'],
});
