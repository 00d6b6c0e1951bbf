import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import {
  emailSchema,
  newPasswordSchema,
  organizationNameSchema,
  personNameSchema,
  userSchema,
} from './user.ts';

const signedInSchema = z
  .object({
    accessToken: z.string().describe('Short-lived; send it as a bearer token'),
    accessTokenExpiresAt: z.iso.datetime(),
    refreshToken: z.string().describe('Good for one use; the answer carries the next one'),
    user: userSchema,
  })
  .meta({ id: 'SignedIn' });

export const getSetup = defineEndpoint({
  id: 'setup.get',
  method: 'GET',
  path: '/v1/setup',
  summary: 'Tell whether this instance still waits for its first owner',
  access: 'public',
  response: z.object({ required: z.boolean() }),
  errors: [],
});

export const completeSetup = defineEndpoint({
  id: 'setup.complete',
  method: 'POST',
  path: '/v1/setup',
  summary: 'Create the first organization and its owner',
  description: 'Works once. The token is printed on the console of the process that was started.',
  access: 'public',
  body: z.object({
    token: z.string().min(1).max(200),
    organizationName: organizationNameSchema,
    name: personNameSchema,
    email: emailSchema,
    password: newPasswordSchema,
  }),
  response: signedInSchema,
  status: 201,
  errors: ['setup.done', 'setup.token_invalid'],
});

export const login = defineEndpoint({
  id: 'auth.login',
  method: 'POST',
  path: '/v1/auth/login',
  summary: 'Sign in with e-mail and password',
  access: 'public',
  body: z.object({
    email: emailSchema,
    password: z.string().min(1).max(200),
  }),
  response: signedInSchema,
  errors: ['auth.invalid_credentials'],
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
  access: { scope: 'organization:read' },
  body: z.object({}),
  response: z.object({ ended: z.literal(true) }),
  errors: [],
});

export const getMe = defineEndpoint({
  id: 'auth.me',
  method: 'GET',
  path: '/v1/auth/me',
  summary: 'Who this session belongs to',
  access: { scope: 'organization:read' },
  response: userSchema,
  errors: [],
});
