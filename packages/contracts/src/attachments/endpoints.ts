import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { attachmentSchema, blockedTypesSchema, storageSchema } from './attachment.ts';

const taskParams = z.object({ taskId: idSchema('task') });
const attachmentParams = z.object({ attachmentId: idSchema('attachment') });
const reads = { scope: 'tasks:read' } as const;
const writes = { scope: 'tasks:write', role: 'member' } as const;

export const listAttachments = defineEndpoint({
  id: 'tasks.attachments.list',
  method: 'GET',
  path: '/v1/tasks/:taskId/attachments',
  summary: 'List the files of a task and of its comments, oldest first',
  access: reads,
  params: taskParams,
  query: z.object(pageQuery),
  response: pageOf(attachmentSchema),
  errors: ['resource.not_found'],
});

export const createAttachment = defineEndpoint({
  id: 'tasks.attachments.create',
  method: 'POST',
  path: '/v1/tasks/:taskId/attachments',
  summary: 'Attach a file to a task',
  description:
    'The file is the only part of a multipart/form-data body. How large it may be is a setting of the instance; `GET /v1/organization/storage` tells. To show it in a comment, name its id in `attachmentIds` there.',
  access: writes,
  params: taskParams,
  // The most that the setting can allow.
  body: { kind: 'file', maxBytes: 1_073_741_824, contentTypes: ['*/*'] },
  response: attachmentSchema,
  status: 201,
  errors: ['resource.not_found', 'request.unsupported_media_type', 'storage.quota_exceeded'],
});

export const renameAttachment = defineEndpoint({
  id: 'attachments.update',
  method: 'PATCH',
  path: '/v1/attachments/:attachmentId',
  summary: 'Rename an attached file',
  access: writes,
  params: attachmentParams,
  body: z.object({
    name: z.string().trim().min(1).max(500),
    version: z.int().optional().describe('Refuse with 409 when it was changed meanwhile'),
  }),
  response: attachmentSchema,
  errors: ['resource.not_found', 'resource.version_conflict'],
});

export const deleteAttachment = defineEndpoint({
  id: 'attachments.delete',
  method: 'DELETE',
  path: '/v1/attachments/:attachmentId',
  summary: 'Remove an attached file; it can be restored for 30 days',
  access: writes,
  params: attachmentParams,
  response: attachmentSchema,
  errors: ['resource.not_found'],
});

export const restoreAttachment = defineEndpoint({
  id: 'attachments.restore',
  method: 'POST',
  path: '/v1/attachments/:attachmentId/restore',
  summary: 'Undo the removal of an attached file',
  access: writes,
  params: attachmentParams,
  response: attachmentSchema,
  errors: ['resource.not_found'],
});

export const getAttachmentContent = defineEndpoint({
  id: 'attachments.content',
  method: 'GET',
  path: '/v1/attachments/:attachmentId/content',
  summary: 'Download an attached file; byte ranges and ETags are understood',
  access: reads,
  params: attachmentParams,
  response: { kind: 'file', contentType: 'application/octet-stream' },
  errors: ['resource.not_found'],
});

export const getAttachmentThumbnail = defineEndpoint({
  id: 'attachments.thumbnail',
  method: 'GET',
  path: '/v1/attachments/:attachmentId/thumbnail',
  summary: 'An attached image, small',
  access: reads,
  params: attachmentParams,
  response: { kind: 'file', contentType: 'image/webp' },
  errors: ['resource.not_found', 'attachment.no_thumbnail'],
});

export const getStorage = defineEndpoint({
  id: 'organization.storage.get',
  method: 'GET',
  path: '/v1/organization/storage',
  summary: "How much space the organization's files take, and how much they may",
  access: { scope: 'organization:read' },
  response: storageSchema,
  errors: [],
});

export const updateStorage = defineEndpoint({
  id: 'organization.storage.update',
  method: 'PATCH',
  path: '/v1/organization/storage',
  summary: "Limit the space and the types of the organization's files",
  access: { scope: 'organization:write', role: 'admin' },
  body: z.object({
    quotaBytes: z.int().min(0).nullable().optional(),
    blockedTypes: blockedTypesSchema.optional(),
  }),
  response: storageSchema,
  errors: [],
});
