import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';

/** Somebody who looks at a board, and perhaps at one of its tasks. Believe it until it expires. */
const presenceSchema = z
  .object({
    clientId: z.string().describe('One per open page; a person may have several'),
    memberId: idSchema('member'),
    name: z.string(),
    boardId: idSchema('board'),
    taskId: idSchema('task').nullable(),
    isWriting: z.boolean().describe('Is writing a comment or changing the description'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Presence' });
export type Presence = z.infer<typeof presenceSchema>;

const clientIdSchema = z.string().regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _');

/** Not a fact of the log: it has no number, is not repeated after a reconnect, and is gone with its time. */
export const presenceChanged = defineEvent({
  name: 'presence.changed',
  data: z.object({ presence: presenceSchema, isGone: z.boolean() }),
});

export const announcePresence = defineEndpoint({
  id: 'presence.announce',
  method: 'PUT',
  path: '/v1/presence',
  summary: 'Say that one looks at a board or a task',
  description: 'Repeat it before it expires. Others learn of it from the event stream.',
  access: { scope: 'tasks:read' },
  body: z.object({
    clientId: clientIdSchema,
    boardId: idSchema('board'),
    taskId: idSchema('task').nullable().default(null),
    isWriting: z.boolean().default(false),
  }),
  response: presenceSchema,
  errors: ['resource.not_found'],
});

export const endPresence = defineEndpoint({
  id: 'presence.end',
  method: 'DELETE',
  path: '/v1/presence/:clientId',
  summary: 'Say that one no longer looks',
  access: { scope: 'tasks:read' },
  params: z.object({ clientId: clientIdSchema }),
  response: z.object({ ended: z.literal(true) }),
  errors: [],
});

export const listPresence = defineEndpoint({
  id: 'presence.list',
  method: 'GET',
  path: '/v1/boards/:boardId/presence',
  summary: 'Who looks at a board now',
  access: { scope: 'tasks:read' },
  params: z.object({ boardId: idSchema('board') }),
  response: z.object({ items: z.array(presenceSchema), nextCursor: z.null() }),
  errors: ['resource.not_found'],
});
