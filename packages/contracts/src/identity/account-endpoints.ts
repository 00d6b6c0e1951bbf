import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { emailSchema, newPasswordSchema, passwordSchema, totpCodeSchema } from './user.ts';

const ofAPerson = { scope: 'organization:read', session: true } as const;

export const changePassword = defineEndpoint({
  id: 'auth.password.change',
  method: 'POST',
  path: '/v1/auth/password/change',
  summary: 'Change your password',
  description: 'Ends all of your other sessions.',
  access: ofAPerson,
  body: z.object({ currentPassword: passwordSchema, newPassword: newPasswordSchema }),
  response: z.object({ changed: z.literal(true) }),
  errors: ['auth.wrong_password', 'auth.locked'],
});

export const changeEmail = defineEndpoint({
  id: 'auth.email.change',
  method: 'POST',
  path: '/v1/auth/email/change',
  summary: 'Change the address you sign in with',
  description:
    'At once where there is no mail. Otherwise when the link that is mailed to the new address is confirmed, within an hour.',
  access: ofAPerson,
  body: z.object({ email: emailSchema, password: passwordSchema }),
  response: z.object({
    changed: z
      .boolean()
      .describe('False while the link that was mailed waits for its confirmation'),
  }),
  errors: ['auth.wrong_password', 'auth.locked', 'resource.conflict'],
});

export const confirmEmail = defineEndpoint({
  id: 'auth.email.confirm',
  method: 'POST',
  path: '/v1/auth/email/confirm',
  summary: 'Confirm a new address with the token of a link',
  access: 'public',
  body: z.object({ token: z.string().min(1).max(2_000) }),
  response: z.object({ email: z.string() }),
  errors: ['auth.email_link_invalid', 'resource.conflict'],
});

export const forgotPassword = defineEndpoint({
  id: 'auth.password.forgot',
  method: 'POST',
  path: '/v1/auth/password/forgot',
  summary: 'Ask for a link to choose a new password',
  description:
    'The answer is the same whether anybody has the address or not. Without mail, an admin of the organization can pass the link on.',
  access: 'public',
  body: z.object({ email: emailSchema }),
  response: z.object({
    accepted: z.literal(true),
    byMail: z.boolean().describe('False where an admin passes the link on'),
  }),
  status: 202,
  errors: [],
});

export const resetPassword = defineEndpoint({
  id: 'auth.password.reset',
  method: 'POST',
  path: '/v1/auth/password/reset',
  summary: 'Choose a new password with the token of a link',
  description: 'Works once. Ends all sessions of that person.',
  access: 'public',
  body: z.object({ token: z.string().min(1).max(200), password: newPasswordSchema }),
  response: z.object({ changed: z.literal(true) }),
  errors: ['auth.reset_invalid'],
});

export const enrollTotp = defineEndpoint({
  id: 'auth.totp.enroll',
  method: 'POST',
  path: '/v1/auth/totp/enroll',
  summary: 'Begin with a second factor',
  description: 'Nothing changes until a code of it is confirmed.',
  access: ofAPerson,
  body: z.object({ password: passwordSchema }),
  response: z.object({
    secret: z.string().describe('To type in by hand'),
    uri: z.string().describe('otpauth:// for authenticators'),
    qrCode: z.string().describe('The same as a picture, a data: URI of SVG'),
  }),
  errors: ['auth.wrong_password', 'auth.locked', 'resource.conflict'],
});

export const confirmTotp = defineEndpoint({
  id: 'auth.totp.confirm',
  method: 'POST',
  path: '/v1/auth/totp/confirm',
  summary: 'Switch the second factor on with a code of it',
  access: ofAPerson,
  body: z.object({ code: totpCodeSchema }),
  response: z.object({
    recoveryCodes: z.array(z.string()).describe('Shown this once; each works once'),
  }),
  errors: ['auth.totp_invalid', 'auth.locked', 'resource.conflict'],
});

export const disableTotp = defineEndpoint({
  id: 'auth.totp.disable',
  method: 'POST',
  path: '/v1/auth/totp/disable',
  summary: 'Sign in without a second factor again',
  access: ofAPerson,
  body: z.object({ password: passwordSchema }),
  response: z.object({ disabled: z.literal(true) }),
  errors: ['auth.wrong_password', 'auth.locked', 'resource.conflict'],
});
