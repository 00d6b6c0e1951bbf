import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { sessionSchema } from './session.ts';
import {
  emailSchema,
  passwordSchema,
  personNameSchema,
  signedInSchema,
  totpCodeSchema,
  userSchema,
} from './user.ts';

export const login = defineEndpoint({
  id: 'auth.login',
  method: 'POST',
  path: '/v1/auth/login',
  summary: 'Sign in with e-mail and password',
  description:
    'Five failures lock the address for a while, and each further one for twice as long, whether anybody has that address or not.',
  access: 'public',
  body: z.object({
    email: emailSchema,
    password: passwordSchema,
    totp: totpCodeSchema.optional().describe('The second factor, or a recovery code instead of it'),
    organizationId: idSchema('org').optional().describe('The oldest membership unless given'),
  }),
  response: signedInSchema,
  errors: ['auth.invalid_credentials', 'auth.totp_required', 'auth.locked'],
});

export const refreshSession = defineEndpoint({
  id: 'auth.refresh',
  method: 'POST',
  path: '/v1/auth/refresh',
  summary: 'Trade a refresh token for a new pair',
  description: 'Using a refresh token twice ends the session it belongs to.',
  access: 'public',
  body: z.object({
    refreshToken: z
      .string()
      .max(500)
      .optional()
      .describe('Left out by browsers, which send a cookie'),
  }),
  response: signedInSchema,
  errors: ['auth.session_expired', 'auth.session_reused'],
});

export const logout = defineEndpoint({
  id: 'auth.logout',
  method: 'POST',
  path: '/v1/auth/logout',
  summary: 'End this session',
  access: { scope: 'organization:read', session: true },
  body: z.object({}),
  response: z.object({ ended: z.literal(true) }),
  errors: [],
});

export const getMe = defineEndpoint({
  id: 'auth.me',
  method: 'GET',
  path: '/v1/auth/me',
  summary: 'Who this session or key belongs to',
  access: { scope: 'organization:read' },
  response: userSchema,
  errors: [],
});

export const updateMe = defineEndpoint({
  id: 'auth.me.update',
  method: 'PATCH',
  path: '/v1/auth/me',
  summary: 'Change the name others read',
  access: { scope: 'organization:read', session: true },
  body: z.object({ name: personNameSchema }),
  response: userSchema,
  errors: [],
});

export const switchOrganization = defineEndpoint({
  id: 'auth.switch',
  method: 'POST',
  path: '/v1/auth/switch',
  summary: 'Go on in another organization',
  description: 'Answers like signing in. The session left behind ends when its access token does.',
  access: { scope: 'organization:read', session: true },
  body: z.object({ organizationId: idSchema('org') }),
  response: signedInSchema,
  errors: ['resource.not_found'],
});

export const listSessions = defineEndpoint({
  id: 'auth.sessions.list',
  method: 'GET',
  path: '/v1/auth/sessions',
  summary: 'List where you are signed in, newest first',
  access: { scope: 'organization:read', session: true },
  query: z.object(pageQuery),
  response: pageOf(sessionSchema),
  errors: [],
});

export const revokeSession = defineEndpoint({
  id: 'auth.sessions.revoke',
  method: 'DELETE',
  path: '/v1/auth/sessions/:sessionId',
  summary: 'End one of your sessions',
  access: { scope: 'organization:read', session: true },
  params: z.object({ sessionId: idSchema('session') }),
  response: z.object({ ended: z.int() }),
  errors: ['resource.not_found'],
});

export const revokeOtherSessions = defineEndpoint({
  id: 'auth.sessions.revoke_others',
  method: 'DELETE',
  path: '/v1/auth/sessions',
  summary: 'End all of your sessions but this one',
  access: { scope: 'organization:read', session: true },
  response: z.object({ ended: z.int() }),
  errors: [],
});
