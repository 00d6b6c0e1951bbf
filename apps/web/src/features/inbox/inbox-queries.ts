import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import {
  countNotifications,
  listNotifications,
  type Notification,
} from '@helix/contracts/notifications';
import { questionOf, type InboxView } from './inbox-view.ts';

export const inboxKeys = {
  all: ['inbox'] as const,
  count: ['inbox', 'count'] as const,
  mentions: ['inbox', 'mentions'] as const,
  lists: ['inbox', 'list'] as const,
  list: (view: InboxView) => ['inbox', 'list', view] as const,
};

export type InboxPage = { items: Notification[]; nextCursor: string | null };

export const unreadCountQuery = (client: Client) =>
  queryOptions({
    queryKey: inboxKeys.count,
    queryFn: () => client.call(countNotifications, {}),
  });

export const inboxQuery = (client: Client, view: InboxView) => {
  const { state, kinds } = questionOf(view);
  return infiniteQueryOptions({
    queryKey: inboxKeys.list(view),
    queryFn: ({ pageParam }): Promise<InboxPage> =>
      client.call(listNotifications, {
        query: {
          state,
          limit: 50,
          ...(kinds && { kinds: kinds.join(',') }),
          ...(pageParam !== null && { cursor: pageParam }),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
};
