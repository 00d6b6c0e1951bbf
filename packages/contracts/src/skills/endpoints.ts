import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import {
  skillActivationSchema,
  skillBodySchema,
  skillDescriptionSchema,
  skillDiffSchema,
  skillLimits,
  skillNameSchema,
  skillSchema,
  skillSummarySchema,
  skillTagsSchema,
  skillTemplateSchema,
  skillVersionSchema,
  wholeSkillVersionSchema,
} from './skill.ts';

const skillParams = z.object({ skillId: idSchema('skill') });
const versionParams = skillParams.extend({ version: z.coerce.number().int().min(1) });
const agentParams = z.object({ agentId: idSchema('agent') });
const reads = { scope: 'agents:read' } as const;
const writes = { scope: 'agents:write', role: 'admin' } as const;
const boardIdsSchema = z.array(idSchema('board')).max(skillLimits.boards);
const expectedVersion = z
  .int()
  .optional()
  .describe('Refuse with 409 when it was changed meanwhile');

export const listSkills = defineEndpoint({
  id: 'skills.list',
  method: 'GET',
  path: '/v1/skills',
  summary: 'List skills, oldest first',
  access: reads,
  query: z.object({
    ...pageQuery,
    archived: z.stringbool().default(false).describe('Those that are put away instead'),
    activation: skillActivationSchema.optional(),
    q: z.string().max(500).optional().describe('Only those with all of these words'),
  }),
  response: pageOf(skillSummarySchema),
  errors: [],
});

export const createSkill = defineEndpoint({
  id: 'skills.create',
  method: 'POST',
  path: '/v1/skills',
  summary: 'Write a skill',
  access: writes,
  body: z.object({
    name: skillNameSchema,
    description: skillDescriptionSchema,
    body: skillBodySchema.default(''),
    activation: skillActivationSchema.default('on-demand'),
    tags: skillTagsSchema.default([]),
    boardIds: boardIdsSchema.default([]),
    allAgents: z.boolean().default(false),
  }),
  response: skillSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.name_taken', 'resource.conflict'],
});

export const getSkill = defineEndpoint({
  id: 'skills.get',
  method: 'GET',
  path: '/v1/skills/:skillId',
  summary: 'Get a skill',
  access: reads,
  params: skillParams,
  response: skillSchema,
  errors: ['resource.not_found'],
});

export const updateSkill = defineEndpoint({
  id: 'skills.update',
  method: 'PATCH',
  path: '/v1/skills/:skillId',
  summary: 'Change a skill; in force at the next prompt',
  access: writes,
  params: skillParams,
  body: z.object({
    name: skillNameSchema.optional(),
    description: skillDescriptionSchema.optional(),
    body: skillBodySchema.optional(),
    activation: skillActivationSchema.optional(),
    tags: skillTagsSchema.optional(),
    boardIds: boardIdsSchema.optional(),
    allAgents: z.boolean().optional(),
    version: expectedVersion,
  }),
  response: skillSchema,
  errors: ['resource.not_found', 'resource.name_taken', 'resource.version_conflict'],
});

export const archiveSkill = defineEndpoint({
  id: 'skills.archive',
  method: 'POST',
  path: '/v1/skills/:skillId/archive',
  summary: 'Put a skill away; no agent uses it any more',
  access: writes,
  params: skillParams,
  response: skillSchema,
  errors: ['resource.not_found'],
});

export const restoreSkill = defineEndpoint({
  id: 'skills.restore',
  method: 'POST',
  path: '/v1/skills/:skillId/restore',
  summary: 'Use a skill again that was put away',
  access: writes,
  params: skillParams,
  response: skillSchema,
  errors: ['resource.not_found', 'resource.name_taken', 'resource.conflict'],
});

export const listSkillVersions = defineEndpoint({
  id: 'skills.versions.list',
  method: 'GET',
  path: '/v1/skills/:skillId/versions',
  summary: 'List what a skill was, newest first',
  access: reads,
  params: skillParams,
  query: z.object(pageQuery),
  response: pageOf(skillVersionSchema),
  errors: ['resource.not_found'],
});

export const getSkillVersion = defineEndpoint({
  id: 'skills.versions.get',
  method: 'GET',
  path: '/v1/skills/:skillId/versions/:version',
  summary: 'Get a skill as it was',
  access: reads,
  params: versionParams,
  response: wholeSkillVersionSchema,
  errors: ['resource.not_found'],
});

export const diffSkillVersion = defineEndpoint({
  id: 'skills.versions.diff',
  method: 'GET',
  path: '/v1/skills/:skillId/versions/:version/diff',
  summary: 'What a version of a skill changed',
  access: reads,
  params: versionParams,
  query: z.object({
    from: z.coerce.number().int().min(1).optional().describe('The version before unless given'),
  }),
  response: skillDiffSchema,
  errors: ['resource.not_found'],
});

export const restoreSkillVersion = defineEndpoint({
  id: 'skills.versions.restore',
  method: 'POST',
  path: '/v1/skills/:skillId/versions/:version/restore',
  summary: 'Make a skill, with its files, what it was; as a new version',
  access: writes,
  params: versionParams,
  response: skillSchema,
  errors: ['resource.not_found', 'resource.name_taken'],
});

export const listAgentSkills = defineEndpoint({
  id: 'agents.skills.list',
  method: 'GET',
  path: '/v1/agents/:agentId/skills',
  summary: 'List the skills that an agent has, those of all agents included',
  access: reads,
  params: agentParams,
  response: z.object({ items: z.array(skillSummarySchema), nextCursor: z.null() }),
  errors: ['resource.not_found'],
});

export const assignSkills = defineEndpoint({
  id: 'agents.skills.assign',
  method: 'PUT',
  path: '/v1/agents/:agentId/skills',
  summary: 'Say which skills an agent has, besides those of all agents',
  access: writes,
  params: agentParams,
  body: z.object({ skillIds: z.array(idSchema('skill')).max(skillLimits.assigned) }),
  response: z.object({ items: z.array(skillSummarySchema), nextCursor: z.null() }),
  errors: ['resource.not_found'],
});

export const listSkillTemplates = defineEndpoint({
  id: 'skills.templates.list',
  method: 'GET',
  path: '/v1/skill-templates',
  summary: 'List skills to begin with',
  access: reads,
  response: z.object({ items: z.array(skillTemplateSchema), nextCursor: z.null() }),
  errors: [],
});

export const createSkillFromTemplate = defineEndpoint({
  id: 'skills.templates.use',
  method: 'POST',
  path: '/v1/skills/from-template',
  summary: 'Make a skill of a template, with its files',
  access: writes,
  body: z.object({
    template: skillNameSchema,
    name: skillNameSchema.optional().describe('The name of the template unless given'),
    allAgents: z.boolean().default(false),
  }),
  response: skillSchema,
  status: 201,
  errors: [
    'resource.not_found',
    'resource.name_taken',
    'resource.conflict',
    'storage.quota_exceeded',
  ],
});
