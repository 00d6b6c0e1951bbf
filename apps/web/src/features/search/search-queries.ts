import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { search, type SearchKind } from '@helix/contracts/search';

/** Answers go stale: they are of what was there when it was asked. */
const freshMs = 10_000;

export type SearchFor = {
  readonly q: string;
  readonly kinds?: readonly SearchKind[];
  readonly boardId?: string | undefined;
  readonly limit?: number;
};

export const searchQuery = (client: Client, { q, kinds = [], boardId, limit = 20 }: SearchFor) =>
  queryOptions({
    queryKey: ['search', q, kinds.join(','), boardId ?? '', limit] as const,
    queryFn: ({ signal }) =>
      client.call(
        search,
        {
          query: {
            q,
            limit,
            ...(kinds.length > 0 && { kinds: kinds.join(',') }),
            ...(boardId !== undefined && { boardId }),
          },
        },
        { signal },
      ),
    enabled: q.trim() !== '',
    staleTime: freshMs,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  });
