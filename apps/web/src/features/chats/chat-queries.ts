import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import type { EndpointCall } from '@helix/contracts';
import { getChat, listChatMessages, listChats } from '@helix/contracts/chats';

export type ChatFilter = Omit<
  NonNullable<EndpointCall<typeof listChats>['query']>,
  'cursor' | 'limit'
>;

export const chatKeys = {
  lists: ['chats'] as const,
  list: (filter: ChatFilter) => ['chats', filter] as const,
  one: (chatId: string) => ['chat', chatId] as const,
  messages: (chatId: string) => ['chat-messages', chatId] as const,
};

export const chatsQuery = (client: Client, filter: ChatFilter) =>
  infiniteQueryOptions({
    queryKey: chatKeys.list(filter),
    queryFn: ({ pageParam }) =>
      client.call(listChats, {
        query: { ...filter, limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const chatQuery = (client: Client, chatId: string) =>
  queryOptions({
    queryKey: chatKeys.one(chatId),
    queryFn: () => client.call(getChat, { params: { chatId } }),
  });

/** Newest first, as the pages come. */
export const chatMessagesQuery = (client: Client, chatId: string) =>
  infiniteQueryOptions({
    queryKey: chatKeys.messages(chatId),
    queryFn: ({ pageParam }) =>
      client.call(listChatMessages, {
        params: { chatId },
        query: { limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
