import { z } from 'zod';
import { roles } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { organizationSchema } from './organization.ts';

export const roleSchema = z.enum(roles);

export const userSchema = z
  .object({
    id: idSchema('user'),
    memberId: idSchema('member'),
    email: z.string(),
    name: z.string(),
    role: roleSchema,
    organization: organizationSchema.describe('The one organization this session is in'),
    totpEnabled: z.boolean().describe('Whether signing in takes a second factor'),
    totpRequired: z
      .boolean()
      .describe('The organization asks for a second factor that is not set up yet'),
    isInstanceOwner: z.boolean().describe('May create further organizations'),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof userSchema>;

export const emailSchema = z
  .email('must be an e-mail address')
  .max(254)
  .transform((email) => email.toLowerCase());

export const passwordSchema = z.string().min(1).max(200);
export const newPasswordSchema = z
  .string()
  .min(8, 'must have at least 8 characters')
  .refine((password) => new TextEncoder().encode(password).length <= 72, 'must fit in 72 bytes');

export const totpCodeSchema = z
  .string()
  .trim()
  .min(6)
  .max(40)
  .describe('Six digits from the authenticator, or a recovery code');

export const personNameSchema = z.string().trim().min(1).max(100);

export const signedInSchema = z
  .object({
    accessToken: z.string().describe('Short-lived; send it as a bearer token'),
    accessTokenExpiresAt: z.iso.datetime(),
    refreshToken: z.string().describe('Good for one use; the answer carries the next one'),
    user: userSchema,
  })
  .meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof signedInSchema>;
