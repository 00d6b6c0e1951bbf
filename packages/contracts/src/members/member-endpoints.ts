import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { roleSchema } from '../identity/user.ts';
import { pageOf, pageQuery } from '../page.ts';
import { memberSchema, passwordResetSchema } from './member.ts';

const memberParams = z.object({ memberId: idSchema('member') });

export const listMembers = defineEndpoint({
  id: 'members.list',
  method: 'GET',
  path: '/v1/members',
  summary: 'List the people of the organization, oldest first',
  access: { scope: 'organization:read' },
  query: z.object({
    ...pageQuery,
    q: z.string().trim().max(100).optional().describe('Part of a name or an address'),
    role: roleSchema.optional(),
    removed: z
      .stringbool()
      .default(false)
      .describe('Those who have left, instead of those who are here'),
  }),
  response: pageOf(memberSchema),
  errors: [],
});

export const listPasswordResets = defineEndpoint({
  id: 'members.password_resets.list',
  method: 'GET',
  path: '/v1/members/password-resets',
  summary: 'List who waits for a new password, newest first',
  description: 'Where no mail is configured, the link is here for an admin to pass on.',
  access: { scope: 'organization:write', role: 'admin', session: true },
  query: z.object(pageQuery),
  response: pageOf(passwordResetSchema),
  errors: [],
});

export const getMember = defineEndpoint({
  id: 'members.get',
  method: 'GET',
  path: '/v1/members/:memberId',
  summary: 'Get a member, also one who has left',
  access: { scope: 'organization:read' },
  params: memberParams,
  response: memberSchema,
  errors: ['resource.not_found'],
});

export const updateMember = defineEndpoint({
  id: 'members.update',
  method: 'PATCH',
  path: '/v1/members/:memberId',
  summary: "Change a member's role",
  access: { scope: 'organization:write', role: 'admin' },
  params: memberParams,
  body: z.object({
    role: roleSchema,
    version: z.int().optional().describe('Refuse with 409 when it has moved on'),
  }),
  response: memberSchema,
  errors: ['resource.not_found', 'resource.version_conflict', 'member.last_owner'],
});

export const removeMember = defineEndpoint({
  id: 'members.remove',
  method: 'DELETE',
  path: '/v1/members/:memberId',
  summary: 'Take a person out of the organization',
  description:
    'Ends their sessions and keys at once and hands their open tasks over; what they did keeps their name.',
  access: { scope: 'organization:write', role: 'admin' },
  params: memberParams,
  body: z.object({
    handOverTo: idSchema('member')
      .nullable()
      .default(null)
      .describe('Who gets their open tasks; nobody unless given'),
  }),
  response: z.object({
    removed: memberSchema,
    tasksHandedOver: z.int(),
  }),
  errors: ['resource.not_found', 'resource.conflict', 'member.last_owner'],
});
