import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { agentSchema } from './agent.ts';

export const createAgent = defineEndpoint({
  id: 'agents.create',
  method: 'POST',
  path: '/v1/agents',
  summary: 'Create an agent',
  access: { scope: 'agents:write', role: 'admin' },
  body: z.object({
    name: z.string().trim().min(1).max(60),
    role: z.string().trim().min(1).max(100),
    modelId: idSchema('model').nullable().default(null),
    soul: z.string().max(100_000).default('').describe('SOUL.md: who it is'),
    memory: z.string().max(100_000).default('').describe('MEMORY.md: what it learned'),
  }),
  response: agentSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.name_taken'],
});

export const listAgents = defineEndpoint({
  id: 'agents.list',
  method: 'GET',
  path: '/v1/agents',
  summary: 'List agents, oldest first',
  access: { scope: 'agents:read' },
  query: z.object(pageQuery),
  response: pageOf(agentSchema),
  errors: [],
});

export const getAgent = defineEndpoint({
  id: 'agents.get',
  method: 'GET',
  path: '/v1/agents/:agentId',
  summary: 'Get an agent',
  access: { scope: 'agents:read' },
  params: z.object({ agentId: idSchema('agent') }),
  response: agentSchema,
  errors: ['resource.not_found'],
});
