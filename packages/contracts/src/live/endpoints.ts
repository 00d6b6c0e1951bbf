import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { organizationEvents } from './organization-events.ts';
import { presenceChanged } from './presence.ts';

export { announcePresence, endPresence, listPresence } from './presence.ts';

export const streamEvents = defineEndpoint({
  id: 'events.stream',
  method: 'GET',
  path: '/v1/events',
  summary: 'Follow everything that happens in the organization and that the caller may see',
  description:
    'Each fact carries its number as `id`. Reconnect with `Last-Event-ID` (or `?after=`) and nothing is missed or repeated. Without either, the stream starts now. `presence.changed` has no number. A comment is sent every 15 s.',
  access: { scope: 'tasks:read' },
  query: z.object({ after: z.coerce.number().int().min(0).optional() }),
  response: { kind: 'events', events: [...organizationEvents, presenceChanged] },
  errors: ['stream.slow_consumer', 'stream.resume_expired'],
});
