import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { maxMemories, memorySchema, memoryScopeSchema, memoryTextSchema } from './memory.ts';

const memoryParams = z.object({ memoryId: idSchema('memory') });
const reads = { scope: 'agents:read' } as const;
const writes = { scope: 'agents:write', role: 'admin' } as const;

export const listMemories = defineEndpoint({
  id: 'memories.list',
  method: 'GET',
  path: '/v1/memories',
  summary: 'List what agents remember, newest first',
  access: reads,
  query: z.object({
    ...pageQuery,
    scope: memoryScopeSchema.optional(),
    agentId: idSchema('agent').optional(),
    q: z.string().max(500).optional().describe('Only those with all of these words'),
  }),
  response: pageOf(memorySchema),
  errors: [],
});

export const createMemory = defineEndpoint({
  id: 'memories.create',
  method: 'POST',
  path: '/v1/memories',
  summary: 'Give an agent, or all of them, something to remember',
  description: `In force at the next prompt. At most ${maxMemories} for each agent and for the organization; what is remembered already is not kept twice.`,
  access: writes,
  body: z.object({
    scope: memoryScopeSchema.default('local'),
    agentId: idSchema('agent').nullable().default(null).describe('Needed unless it is global'),
    text: memoryTextSchema,
    pinned: z.boolean().default(false),
  }),
  response: memorySchema,
  status: 201,
  errors: ['resource.not_found', 'resource.conflict'],
});

export const getMemory = defineEndpoint({
  id: 'memories.get',
  method: 'GET',
  path: '/v1/memories/:memoryId',
  summary: 'Get something that agents remember',
  access: reads,
  params: memoryParams,
  response: memorySchema,
  errors: ['resource.not_found'],
});

export const updateMemory = defineEndpoint({
  id: 'memories.update',
  method: 'PATCH',
  path: '/v1/memories/:memoryId',
  summary: 'Correct, pin or unpin something that agents remember',
  access: writes,
  params: memoryParams,
  body: z.object({
    text: memoryTextSchema.optional(),
    pinned: z.boolean().optional(),
    version: z.int().optional().describe('Refuse with 409 when it was changed meanwhile'),
  }),
  response: memorySchema,
  errors: ['resource.not_found', 'resource.conflict', 'resource.version_conflict'],
});

export const deleteMemory = defineEndpoint({
  id: 'memories.delete',
  method: 'DELETE',
  path: '/v1/memories/:memoryId',
  summary: 'Make agents forget something',
  access: writes,
  params: memoryParams,
  response: memorySchema.describe('As it was, so that it can be added again'),
  errors: ['resource.not_found'],
});
