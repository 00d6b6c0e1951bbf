import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { expectedVersion } from '../structure/fields.ts';
import {
  agentFileDiffSchema,
  agentFileNameSchema,
  agentFileSchema,
  agentFileTextSchema,
  agentFileVersionSchema,
} from './agent-file.ts';

const fileParams = z.object({ agentId: idSchema('agent'), name: agentFileNameSchema });
const versionNumber = z.coerce.number().int().min(1).max(1_000_000_000);
const versionParams = fileParams.extend({ version: versionNumber });
const read = { scope: 'agents:read' } as const;
const write = { scope: 'agents:write', role: 'admin' } as const;

export const getAgentFile = defineEndpoint({
  id: 'agents.files.get',
  method: 'GET',
  path: '/v1/agents/:agentId/files/:name',
  summary: 'Read SOUL.md or MEMORY.md as it is in force',
  access: read,
  params: fileParams,
  response: agentFileSchema,
  errors: ['resource.not_found'],
});

export const writeAgentFile = defineEndpoint({
  id: 'agents.files.write',
  method: 'PUT',
  path: '/v1/agents/:agentId/files/:name',
  summary: 'Write SOUL.md or MEMORY.md; in force at the next prompt',
  access: write,
  params: fileParams,
  body: z.object({ text: agentFileTextSchema, version: expectedVersion }),
  response: agentFileSchema,
  errors: ['resource.not_found', 'resource.version_conflict', 'agent.archived'],
});

export const listAgentFileVersions = defineEndpoint({
  id: 'agents.files.versions.list',
  method: 'GET',
  path: '/v1/agents/:agentId/files/:name/versions',
  summary: 'Who wrote a file when, latest first',
  access: read,
  params: fileParams,
  query: z.object(pageQuery),
  response: pageOf(agentFileVersionSchema),
  errors: ['resource.not_found'],
});

export const getAgentFileVersion = defineEndpoint({
  id: 'agents.files.versions.get',
  method: 'GET',
  path: '/v1/agents/:agentId/files/:name/versions/:version',
  summary: 'Read a file as it was',
  access: read,
  params: versionParams,
  response: agentFileSchema,
  errors: ['resource.not_found'],
});

export const diffAgentFile = defineEndpoint({
  id: 'agents.files.diff',
  method: 'GET',
  path: '/v1/agents/:agentId/files/:name/diff',
  summary: 'What changed between two versions, line by line',
  access: read,
  params: fileParams,
  query: z.object({
    from: versionNumber.optional().describe('The one before `to` unless given'),
    to: versionNumber.optional().describe('The one in force unless given'),
  }),
  response: agentFileDiffSchema,
  errors: ['resource.not_found'],
});

export const restoreAgentFile = defineEndpoint({
  id: 'agents.files.restore',
  method: 'POST',
  path: '/v1/agents/:agentId/files/:name/versions/:version/restore',
  summary: 'Bring a version back; it becomes the newest one',
  access: write,
  params: versionParams,
  body: z.object({ expectedVersion: expectedVersion.describe('Of the file in force') }),
  response: agentFileSchema,
  errors: ['resource.not_found', 'resource.version_conflict', 'agent.archived'],
});
