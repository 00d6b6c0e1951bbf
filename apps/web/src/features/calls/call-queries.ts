import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listLlmCalls } from '@helix/contracts/ledger';
import type { CallsFilter } from './read-calls-filter.ts';

export const callKeys = {
  lists: ['calls'] as const,
  list: (filter: CallsFilter) => ['calls', filter] as const,
};
const pageSize = 50;

export const callsQuery = (client: Client, filter: CallsFilter) =>
  infiniteQueryOptions({
    queryKey: callKeys.list(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.call(listLlmCalls, {
        query: {
          ...filter,
          limit: pageSize,
          ...(pageParam !== undefined && { cursor: pageParam }),
        },
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
