import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';

export const getHealth = defineEndpoint({
  id: 'health.live',
  method: 'GET',
  path: '/health',
  summary: 'The process answers',
  access: 'public',
  response: z.object({ status: z.literal('ok'), version: z.string() }),
  errors: [],
});

export const partSchema = z.object({
  state: z.enum(['ok', 'failed']),
  message: z.string().optional().describe('What is wrong or wants to be looked at, for a person'),
  detail: z.string().optional().describe('What there is, for a person'),
});

export const getReadiness = defineEndpoint({
  id: 'health.ready',
  method: 'GET',
  path: '/health/ready',
  summary: 'Each part with its state; 503 unless all work',
  access: 'public',
  response: z.object({ status: z.literal('ok'), parts: z.record(z.string(), partSchema) }),
  errors: ['service.unavailable'],
});
