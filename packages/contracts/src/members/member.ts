import { z } from 'zod';
import { idSchema } from '../id.ts';
import { roleSchema } from '../identity/user.ts';

export const memberSchema = z
  .object({
    id: idSchema('member'),
    userId: idSchema('user'),
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    totpEnabled: z.boolean(),
    removedAt: z.iso.datetime().nullable().describe('When they left; what they did stays'),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof memberSchema>;

export const passwordResetSchema = z
  .object({
    id: idSchema('reset'),
    memberId: idSchema('member'),
    name: z.string(),
    email: z.string(),
    link: z
      .string()
      .nullable()
      .describe('To pass on in person; null when it was mailed or the person outranks you'),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'PasswordReset' });
export type PasswordReset = z.infer<typeof passwordResetSchema>;
