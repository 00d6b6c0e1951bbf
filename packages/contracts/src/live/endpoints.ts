import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { organizationEvents } from './organization-events.ts';
import { presenceChanged } from './presence.ts';

export { announcePresence, endPresence, listPresence } from './presence.ts';

export const getStreamPosition = defineEndpoint({
  id: 'events.position',
  method: 'GET',
  path: '/v1/events/position',
  summary: 'The number of the newest event',
  description:
    'Ask before reading a view, and follow the stream from here: what happens in between is then told by it. An event that the view has already may come once more.',
  access: { scope: 'tasks:read' },
  response: z.object({ seq: z.int() }),
  errors: [],
});

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
