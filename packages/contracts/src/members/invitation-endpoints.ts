import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import {
  emailSchema,
  passwordSchema,
  personNameSchema,
  roleSchema,
  signedInSchema,
  totpCodeSchema,
} from '../identity/user.ts';
import { pageOf, pageQuery } from '../page.ts';
import { invitationPreviewSchema, invitationSchema, sentInvitationSchema } from './invitation.ts';

const forAdmins = { scope: 'organization:write', role: 'admin' } as const;
const invitationParams = z.object({ invitationId: idSchema('invite') });
const tokenSchema = z.string().min(1).max(200).describe('From the link');

export const createInvitation = defineEndpoint({
  id: 'invitations.create',
  method: 'POST',
  path: '/v1/invitations',
  summary: 'Invite a person',
  description: 'The link is mailed where mail is configured, and answered in any case.',
  access: forAdmins,
  body: z.object({
    email: emailSchema,
    role: roleSchema.default('member').describe('Not above your own'),
    boardIds: z.array(idSchema('board')).max(100).default([]),
  }),
  response: sentInvitationSchema,
  status: 201,
  errors: ['resource.not_found', 'resource.conflict'],
});

export const listInvitations = defineEndpoint({
  id: 'invitations.list',
  method: 'GET',
  path: '/v1/invitations',
  summary: 'List invitations, newest first',
  access: forAdmins,
  query: z.object({
    ...pageQuery,
    status: z.enum(['open', 'all']).default('open').describe('`open` is pending or expired'),
  }),
  response: pageOf(invitationSchema),
  errors: [],
});

export const revokeInvitation = defineEndpoint({
  id: 'invitations.revoke',
  method: 'DELETE',
  path: '/v1/invitations/:invitationId',
  summary: 'Take an invitation back',
  access: forAdmins,
  params: invitationParams,
  response: invitationSchema,
  errors: ['resource.not_found', 'resource.conflict'],
});

export const resendInvitation = defineEndpoint({
  id: 'invitations.resend',
  method: 'POST',
  path: '/v1/invitations/:invitationId/resend',
  summary: 'Send an invitation again, with a new link and a new deadline',
  access: forAdmins,
  params: invitationParams,
  body: z.object({}),
  response: sentInvitationSchema,
  errors: ['resource.not_found', 'resource.conflict'],
});

export const previewInvitation = defineEndpoint({
  id: 'invitations.preview',
  method: 'GET',
  path: '/v1/invitations/preview',
  summary: 'What a link invites to',
  access: 'public',
  query: z.object({ token: tokenSchema }),
  response: invitationPreviewSchema,
  errors: ['invitation.invalid'],
});

export const acceptInvitation = defineEndpoint({
  id: 'invitations.accept',
  method: 'POST',
  path: '/v1/invitations/accept',
  summary: 'Join an organization',
  description:
    'A new person chooses a name and a password; who has an account proves it with its password, and second factor if there is one.',
  access: 'public',
  body: z.object({
    token: tokenSchema,
    name: personNameSchema.optional(),
    password: passwordSchema.optional(),
    totp: totpCodeSchema.optional(),
  }),
  response: signedInSchema,
  status: 201,
  errors: ['invitation.invalid', 'auth.invalid_credentials', 'auth.totp_required', 'auth.locked'],
});
