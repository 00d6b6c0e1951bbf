import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listActivity } from '@helix/contracts/activity';

export type ActivityFilter = { readonly boardId?: string; readonly actor?: string };
export const activityKeys = {
  all: ['activity'] as const,
  of: (filter: ActivityFilter) => ['activity', filter] as const,
};

export const activityQuery = (client: Client, filter: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: activityKeys.of(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.call(listActivity, {
        query: { ...filter, limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) },
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
