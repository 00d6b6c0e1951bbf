import { z } from 'zod';
import { idSchema } from '../id.ts';

export const sessionSchema = z
  .object({
    id: idSchema('session'),
    device: z.string().describe('The browser or program, as far as it tells'),
    userAgent: z.string(),
    ip: z.string(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    current: z.boolean().describe('The session of this very request'),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;
