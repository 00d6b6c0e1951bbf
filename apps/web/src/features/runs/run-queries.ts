import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import type { EndpointCall } from '@helix/contracts';
import { getRun, listRuns } from '@helix/contracts/runs';

export type RunFilter = Omit<
  NonNullable<EndpointCall<typeof listRuns>['query']>,
  'cursor' | 'limit'
>;

export const runKeys = {
  one: (runId: string) => ['run', runId] as const,
  lists: ['runs'] as const,
  list: (filter: RunFilter) => ['runs', filter] as const,
};

export const runQuery = (client: Client, runId: string) =>
  queryOptions({
    queryKey: runKeys.one(runId),
    queryFn: () => client.call(getRun, { params: { runId } }),
  });

/** Newest first, a page at a time. */
export const runsQuery = (client: Client, filter: RunFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: runKeys.list(filter),
    queryFn: ({ pageParam }) =>
      client.call(listRuns, {
        query: { ...filter, limit, ...(pageParam !== undefined && { cursor: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
