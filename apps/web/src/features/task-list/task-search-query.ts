import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { search } from '@helix/contracts/search';

/** Tasks that are found by these words or this key, best first. */
export const taskSearchQuery = (client: Client, { query }: { query: string }) =>
  queryOptions({
    queryKey: ['task-search', query.trim()] as const,
    queryFn: async ({ signal }) => {
      const parts = { query: { q: query.trim(), kinds: 'task', limit: 20 } };
      const { items } = await client.call(search, parts, { signal });
      return items.flatMap((item) => (item.kind === 'task' ? [item.task] : []));
    },
    enabled: query.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 60_000,
  });
