import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { apiKeySchema } from './api-key.ts';
import { organizationDetailsSchema, organizationSchema } from './organization.ts';

const fromSchema = { ip: z.string(), userAgent: z.string() };
const aboutMember = { memberId: idSchema('member'), email: z.string() };

export const organizationCreated = defineEvent({
  name: 'organization.created',
  data: z.object({ organization: organizationSchema }),
});
export const organizationUpdated = defineEvent({
  name: 'organization.updated',
  data: z.object({ organization: organizationDetailsSchema }),
});

export const loggedIn = defineEvent({
  name: 'auth.logged_in',
  data: z.object({ ...aboutMember, ...fromSchema, sessionId: idSchema('session') }),
});
export const loginFailed = defineEvent({
  name: 'auth.login_failed',
  data: z.object({
    ...aboutMember,
    ...fromSchema,
    reason: z.enum(['password', 'second_factor']),
    lockedUntil: z.iso.datetime().nullable(),
  }),
});
export const sessionRevoked = defineEvent({
  name: 'session.revoked',
  data: z.object({
    memberId: idSchema('member'),
    sessionIds: z.array(idSchema('session')),
    reason: z.enum(['logged_out', 'revoked', 'token_reused', 'password_changed', 'member_removed']),
  }),
});
export const passwordChanged = defineEvent({
  name: 'auth.password_changed',
  data: z.object({ ...aboutMember, by: z.enum(['person', 'reset_link', 'operator']) }),
});
export const passwordResetRequested = defineEvent({
  name: 'auth.password_reset_requested',
  data: z.object({ ...aboutMember, ...fromSchema, byMail: z.boolean() }),
});
export const totpEnabled = defineEvent({
  name: 'auth.totp_enabled',
  data: z.object(aboutMember),
});
export const totpDisabled = defineEvent({
  name: 'auth.totp_disabled',
  data: z.object(aboutMember),
});
export const apiKeyCreated = defineEvent({
  name: 'api_key.created',
  data: z.object({ apiKey: apiKeySchema }),
});
export const apiKeyRevoked = defineEvent({
  name: 'api_key.revoked',
  data: z.object({ apiKey: apiKeySchema }),
});
