import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import {
  countNotifications,
  listNotifications,
  type InboxState,
  type Notification,
} from '@helix/contracts/notifications';

export const inboxKeys = {
  all: ['inbox'] as const,
  count: ['inbox', 'count'] as const,
  lists: ['inbox', 'list'] as const,
  list: (state: InboxState) => ['inbox', 'list', state] as const,
};

export type InboxPage = { items: Notification[]; nextCursor: string | null };

export const unreadCountQuery = (client: Client) =>
  queryOptions({
    queryKey: inboxKeys.count,
    queryFn: () => client.call(countNotifications, {}),
  });

export const inboxQuery = (client: Client, state: InboxState) =>
  infiniteQueryOptions({
    queryKey: inboxKeys.list(state),
    queryFn: ({ pageParam }): Promise<InboxPage> =>
      client.call(listNotifications, {
        query: { state, limit: 50, ...(pageParam !== null && { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
