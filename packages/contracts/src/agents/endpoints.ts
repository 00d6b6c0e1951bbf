import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { expectedVersion } from '../structure/fields.ts';
import { agentFileTextSchema } from './agent-file.ts';
import {
  agentNameSchema,
  agentPerformanceSchema,
  agentRoleSchema,
  agentSchema,
  agentSlugSchema,
  agentStatusSchema,
  agentTierSchema,
  avatarSchema,
  executionModeSchema,
} from './agent.ts';
import { agentTemplateSchema } from './agent-template.ts';

const agentParams = z.object({ agentId: idSchema('agent') });
const read = { scope: 'agents:read' } as const;
const write = { scope: 'agents:write', role: 'admin' } as const;
/** Whoever works here can stop an agent and let it go on. */
const halt = { scope: 'agents:write', role: 'member' } as const;

const descriptionSchema = z.string().max(2_000);
const runLimitSchema = z.int().min(1).max(100);
const budgetSchema = z.number().positive().max(1_000_000).nullable();

export const createAgent = defineEndpoint({
  id: 'agents.create',
  method: 'POST',
  path: '/v1/agents',
  summary: 'Create an agent, from a template if you like',
  description: 'Without a template it needs a name and a role.',
  access: write,
  body: z.object({
    templateId: agentTemplateSchema.shape.id
      .optional()
      .describe('What is left out is taken from this template; see GET /v1/agent-templates'),
    name: agentNameSchema.optional(),
    slug: agentSlugSchema.optional().describe('Made from the name unless given'),
    role: agentRoleSchema.optional(),
    description: descriptionSchema.optional(),
    avatar: avatarSchema.optional(),
    departmentId: idSchema('dept').nullable().default(null),
    parentId: idSchema('agent').nullable().default(null),
    modelId: idSchema('model').nullable().default(null),
    executionMode: executionModeSchema.optional().describe('manual unless given'),
    maxConcurrentRuns: runLimitSchema.default(3),
    tier: agentTierSchema.default('T1'),
    monthlyBudgetUsd: budgetSchema.default(null),
    soul: agentFileTextSchema.optional().describe('SOUL.md: who it is'),
    memory: agentFileTextSchema.optional().describe('MEMORY.md: what it learned'),
  }),
  response: agentSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.name_taken', 'agent.archived'],
});

export const listAgents = defineEndpoint({
  id: 'agents.list',
  method: 'GET',
  path: '/v1/agents',
  summary: 'List agents, oldest first',
  access: read,
  query: z.object({
    ...pageQuery,
    q: z.string().trim().max(100).optional().describe('Part of a name, slug or role'),
    departmentId: idSchema('dept').optional(),
    parentId: idSchema('agent').optional(),
    modelId: idSchema('model').optional(),
    executionMode: executionModeSchema.optional(),
    tier: agentTierSchema.optional(),
    status: agentStatusSchema.optional(),
    paused: z.stringbool().optional(),
    archived: z.stringbool().default(false).describe('Archived agents as well'),
  }),
  response: pageOf(agentSchema),
  errors: [],
});

export const getAgent = defineEndpoint({
  id: 'agents.get',
  method: 'GET',
  path: '/v1/agents/:agentId',
  summary: 'Get an agent',
  access: read,
  params: agentParams,
  response: agentSchema,
  errors: ['resource.not_found'],
});

export const updateAgent = defineEndpoint({
  id: 'agents.update',
  method: 'PATCH',
  path: '/v1/agents/:agentId',
  summary: 'Change an agent',
  description:
    'An agent that becomes automatic begins with what it is assigned; one whose limit is raised, with what waits for it.',
  access: write,
  params: agentParams,
  body: z.object({
    name: agentNameSchema.optional(),
    slug: agentSlugSchema.optional(),
    role: agentRoleSchema.optional(),
    description: descriptionSchema.optional(),
    avatar: avatarSchema.optional(),
    departmentId: idSchema('dept').nullable().optional(),
    parentId: idSchema('agent').nullable().optional(),
    modelId: idSchema('model').nullable().optional(),
    executionMode: executionModeSchema.optional(),
    maxConcurrentRuns: runLimitSchema.optional(),
    tier: agentTierSchema.optional(),
    monthlyBudgetUsd: budgetSchema.optional(),
    version: expectedVersion,
  }),
  response: agentSchema,
  errors: [
    'resource.not_found',
    'resource.name_taken',
    'resource.version_conflict',
    'agent.archived',
    'agent.cycle',
  ],
});

export const pauseAgent = defineEndpoint({
  id: 'agents.pause',
  method: 'POST',
  path: '/v1/agents/:agentId/pause',
  summary: 'Let an agent begin nothing new',
  description: 'A model call that is under way is finished; stop the run to end it at once.',
  access: halt,
  params: agentParams,
  body: z.object({ reason: z.string().trim().min(1).max(500).optional() }),
  response: agentSchema,
  errors: ['resource.not_found', 'agent.archived'],
});

export const resumeAgent = defineEndpoint({
  id: 'agents.resume',
  method: 'POST',
  path: '/v1/agents/:agentId/resume',
  summary: 'Let an agent go on; what waited for it begins',
  access: halt,
  params: agentParams,
  body: z.object({}),
  response: agentSchema,
  errors: ['resource.not_found', 'agent.archived'],
});

export const archiveAgent = defineEndpoint({
  id: 'agents.archive',
  method: 'POST',
  path: '/v1/agents/:agentId/archive',
  summary: 'Send an agent away; what it did stays readable',
  description:
    'Its runs are stopped first. Those it leads go to whoever leads it. Its tasks stay with it until somebody else gets them.',
  access: write,
  params: agentParams,
  body: z.object({}),
  response: agentSchema,
  errors: ['resource.not_found'],
});

export const restoreAgent = defineEndpoint({
  id: 'agents.restore',
  method: 'POST',
  path: '/v1/agents/:agentId/restore',
  summary: 'Bring an archived agent back',
  access: write,
  params: agentParams,
  body: z.object({}),
  response: agentSchema,
  errors: ['resource.not_found'],
});

export const deleteAgent = defineEndpoint({
  id: 'agents.delete',
  method: 'DELETE',
  path: '/v1/agents/:agentId',
  summary: 'Delete an agent that never did anything; any other is archived instead',
  access: write,
  params: agentParams,
  response: z.object({ deleted: z.literal(true) }),
  errors: ['resource.not_found', 'resource.in_use'],
});

export const listTeammates = defineEndpoint({
  id: 'agents.teammates.list',
  method: 'GET',
  path: '/v1/agents/:agentId/teammates',
  summary: 'Whom an agent works with: who leads it, who stands beside it, whom it leads',
  access: read,
  params: agentParams,
  response: z.object({
    items: z.array(
      z.object({
        id: idSchema('agent'),
        name: z.string(),
        slug: z.string(),
        role: z.string(),
        relation: z.enum(['parent', 'sibling', 'child']),
      }),
    ),
    nextCursor: z.null(),
  }),
  errors: ['resource.not_found'],
});

export const listAgentTemplates = defineEndpoint({
  id: 'agent_templates.list',
  method: 'GET',
  path: '/v1/agent-templates',
  summary: 'Agents to begin with',
  access: read,
  response: z.object({ items: z.array(agentTemplateSchema), nextCursor: z.null() }),
  errors: [],
});

export const listAgentPerformance = defineEndpoint({
  id: 'agent_performance.list',
  method: 'GET',
  path: '/v1/agent-performance',
  summary: 'How the runs of each agent have ended; agents without a run are left out',
  access: read,
  query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  response: z.object({ items: z.array(agentPerformanceSchema), nextCursor: z.null() }),
  errors: [],
});
