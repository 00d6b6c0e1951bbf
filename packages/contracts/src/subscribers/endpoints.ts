import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';

export const subscriberStateSchema = z
  .object({
    name: z.string().describe('Such as audit or notifications'),
    readUpTo: z.int().describe('The last event of the organization that it has handled'),
    behind: z.int().describe('How many events it has not handled yet'),
    failures: z.int().describe('How often the next one has failed in a row'),
    retryAt: z.iso.datetime().nullable(),
    error: z.string().nullable().describe('Why it failed'),
    parked: z
      .array(
        z.object({
          seq: z.int(),
          type: z.string(),
          error: z.string(),
          parkedAt: z.iso.datetime(),
        }),
      )
      .describe('The latest events that it gave up on'),
  })
  .meta({ id: 'SubscriberState' });
export type SubscriberState = z.infer<typeof subscriberStateSchema>;

export const listSubscribers = defineEndpoint({
  id: 'subscribers.list',
  method: 'GET',
  path: '/v1/subscribers',
  summary: "How far each reader of the organization's events is, and what it could not handle",
  access: { scope: 'organization:read', role: 'admin' },
  response: z.object({ items: z.array(subscriberStateSchema), nextCursor: z.null() }),
  errors: [],
});
