import { z } from 'zod';
import { roles } from '../endpoint.ts';
import { idSchema } from '../id.ts';

export const organizationSchema = z
  .object({ id: idSchema('org'), name: z.string(), slug: z.string() })
  .meta({ id: 'Organization' });
export type Organization = z.infer<typeof organizationSchema>;

export const userSchema = z
  .object({
    id: idSchema('user'),
    memberId: idSchema('member'),
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    organization: organizationSchema.describe('The one organization this session is in'),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof userSchema>;

export const emailSchema = z
  .email('must be an e-mail address')
  .max(254)
  .transform((email) => email.toLowerCase());

export const newPasswordSchema = z
  .string()
  .min(8, 'must have at least 8 characters')
  .refine((password) => new TextEncoder().encode(password).length <= 72, 'must fit in 72 bytes');

export const personNameSchema = z.string().trim().min(1).max(100);
export const organizationNameSchema = z.string().trim().min(1).max(100);
