import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { chatBodySchema, chatMessageSchema, chatSchema, chatTitleSchema } from './chat.ts';

const chatParams = z.object({ chatId: idSchema('chat') });
const reads = { scope: 'runs:read' } as const;
const writes = { scope: 'runs:write', role: 'member' } as const;

export const listChats = defineEndpoint({
  id: 'chats.list',
  method: 'GET',
  path: '/v1/chats',
  summary: 'List conversations with agents, the one in which something was said last first',
  access: reads,
  query: z.object({
    ...pageQuery,
    agentId: idSchema('agent').optional(),
    mine: z.enum(['true', 'false']).default('false').describe('Only those that the caller began'),
    archived: z.enum(['true', 'false']).default('false'),
  }),
  response: pageOf(chatSchema),
  errors: [],
});

export const createChat = defineEndpoint({
  id: 'chats.create',
  method: 'POST',
  path: '/v1/chats',
  summary: 'Begin a conversation with an agent',
  description: 'Everybody in the organization can read it. Nothing runs before something is said.',
  access: writes,
  body: z.object({
    agentId: idSchema('agent'),
    title: chatTitleSchema.optional().describe('Otherwise the first words that are said'),
  }),
  response: chatSchema,
  status: 201,
  errors: ['resource.not_found', 'agent.archived'],
});

export const getChat = defineEndpoint({
  id: 'chats.get',
  method: 'GET',
  path: '/v1/chats/:chatId',
  summary: 'Get a conversation with an agent',
  access: reads,
  params: chatParams,
  response: chatSchema,
  errors: ['resource.not_found'],
});

export const updateChat = defineEndpoint({
  id: 'chats.update',
  method: 'PATCH',
  path: '/v1/chats/:chatId',
  summary: 'Give a conversation another title',
  access: writes,
  params: chatParams,
  body: z.object({
    title: chatTitleSchema,
    version: z.int().optional().describe('Refuse with 409 when it was changed meanwhile'),
  }),
  response: chatSchema,
  errors: ['resource.not_found', 'resource.version_conflict'],
});

export const archiveChat = defineEndpoint({
  id: 'chats.archive',
  method: 'POST',
  path: '/v1/chats/:chatId/archive',
  summary: 'Put a conversation away; it can be restored at any time',
  access: writes,
  params: chatParams,
  body: z.object({}),
  response: chatSchema,
  errors: ['resource.not_found'],
});

export const restoreChat = defineEndpoint({
  id: 'chats.restore',
  method: 'POST',
  path: '/v1/chats/:chatId/restore',
  summary: 'Bring a conversation back',
  access: writes,
  params: chatParams,
  body: z.object({}),
  response: chatSchema,
  errors: ['resource.not_found'],
});

export const listChatMessages = defineEndpoint({
  id: 'chats.messages.list',
  method: 'GET',
  path: '/v1/chats/:chatId/messages',
  summary: 'List what was said in a conversation, newest first',
  access: reads,
  params: chatParams,
  query: z.object(pageQuery),
  response: pageOf(chatMessageSchema),
  errors: ['resource.not_found'],
});

export const postChatMessage = defineEndpoint({
  id: 'chats.messages.post',
  method: 'POST',
  path: '/v1/chats/:chatId/messages',
  summary: 'Say something; the agent answers in a run, or hears it in the one under way',
  access: writes,
  params: chatParams,
  body: z.object({ body: chatBodySchema }),
  response: chatMessageSchema,
  status: 202,
  errors: ['resource.not_found', 'resource.conflict', 'agent.archived', 'agent.no_model'],
});
