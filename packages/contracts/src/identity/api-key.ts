import { z } from 'zod';
import { scopes } from '../endpoint.ts';
import { idSchema } from '../id.ts';

export const apiKeySchema = z
  .object({
    id: idSchema('key'),
    name: z.string(),
    memberId: idSchema('member').describe('Who made it and who it acts as'),
    lastFour: z.string().describe('The last four characters of the key'),
    scopes: z.array(z.enum(scopes)),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof apiKeySchema>;

export const newApiKeySchema = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z
    .array(z.enum(scopes))
    .min(1)
    .transform((list) => [...new Set(list)]),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
});
