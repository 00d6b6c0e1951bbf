import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { skillFileSchema, skillImportSchema, skillLimits, skillSchema } from './skill.ts';

const skillParams = z.object({ skillId: idSchema('skill') });
const fileParams = skillParams.extend({
  filePath: z.string().min(1).max(200).describe('Encoded as one part of the path'),
});
const reads = { scope: 'agents:read' } as const;
const writes = { scope: 'agents:write', role: 'admin' } as const;
const expectedVersion = z.coerce
  .number()
  .int()
  .optional()
  .describe('Of the skill; refuse with 409 when it was changed meanwhile');

export const listSkillFiles = defineEndpoint({
  id: 'skills.attachments.list',
  method: 'GET',
  path: '/v1/skills/:skillId/attachments',
  summary: 'List the files of a skill: scripts, references, templates',
  access: reads,
  params: skillParams,
  response: z.object({ items: z.array(skillFileSchema), nextCursor: z.null() }),
  errors: ['resource.not_found'],
});

export const getSkillFile = defineEndpoint({
  id: 'skills.attachments.content',
  method: 'GET',
  path: '/v1/skills/:skillId/attachments/:filePath',
  summary: 'Download a file of a skill',
  access: reads,
  params: fileParams,
  response: { kind: 'file', contentType: 'application/octet-stream' },
  errors: ['resource.not_found'],
});

export const putSkillFile = defineEndpoint({
  id: 'skills.attachments.put',
  method: 'PUT',
  path: '/v1/skills/:skillId/attachments/:filePath',
  summary: 'Put a file into a skill, or another in its place',
  description: `The file is the only part of a multipart/form-data body. A skill has at most ${skillLimits.files} files of ${skillLimits.bytes / 1024 ** 2} MB together.`,
  access: writes,
  params: fileParams,
  query: z.object({ version: expectedVersion }),
  body: { kind: 'file', maxBytes: skillLimits.bytes, contentTypes: ['*/*'] },
  response: skillSchema,
  errors: [
    'resource.not_found',
    'resource.conflict',
    'resource.version_conflict',
    'request.unsupported_media_type',
    'storage.quota_exceeded',
  ],
});

export const deleteSkillFile = defineEndpoint({
  id: 'skills.attachments.delete',
  method: 'DELETE',
  path: '/v1/skills/:skillId/attachments/:filePath',
  summary: 'Take a file out of a skill; earlier versions keep it',
  access: writes,
  params: fileParams,
  query: z.object({ version: expectedVersion }),
  response: skillSchema,
  errors: ['resource.not_found', 'resource.version_conflict'],
});

export const importSkills = defineEndpoint({
  id: 'skills.import',
  method: 'POST',
  path: '/v1/skills/import',
  summary: 'Read skills from a zip of one or more skill folders, or from a single SKILL.md',
  description:
    'All of them or none. A skill is a folder with a SKILL.md; what is in no such folder is passed over. Paths that lead out of the folder, links, and names that differ only in case are refused.',
  access: writes,
  query: z.object({
    existing: z
      .enum(['refuse', 'update', 'skip'])
      .default('refuse')
      .describe('What to do when there is a skill of that name already'),
    allAgents: z.stringbool().default(false).describe('For skills that are new'),
  }),
  body: { kind: 'file', maxBytes: 50 * 1024 ** 2, contentTypes: ['*/*'] },
  response: skillImportSchema,
  status: 201,
  errors: [
    'import.unreadable',
    'import.refused',
    'resource.name_taken',
    'resource.conflict',
    'request.unsupported_media_type',
    'storage.quota_exceeded',
  ],
});

export const exportSkill = defineEndpoint({
  id: 'skills.export',
  method: 'GET',
  path: '/v1/skills/:skillId/export',
  summary: 'Download a skill as a zip of its folder',
  access: reads,
  params: skillParams,
  response: { kind: 'file', contentType: 'application/zip' },
  errors: ['resource.not_found'],
});
