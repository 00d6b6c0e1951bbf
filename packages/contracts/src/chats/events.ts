import { z } from 'zod';
import { changesSchema, defineEvent } from '../event.ts';
import { chatMessageSchema, chatSchema } from './chat.ts';

const data = z.object({ chat: chatSchema });

export const chatCreated = defineEvent({ name: 'chat.created', data });
export const chatUpdated = defineEvent({
  name: 'chat.updated',
  data: data.extend({ changes: changesSchema }),
});
export const chatArchived = defineEvent({ name: 'chat.archived', data });
export const chatRestored = defineEvent({ name: 'chat.restored', data });
export const chatMessageAdded = defineEvent({
  name: 'chat.message_added',
  data: data.extend({ message: chatMessageSchema }),
});
