import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listMemories } from '@helix/contracts/memories';

export const memoryKeys = {
  all: ['memories'] as const,
  of: (agentId: string) => ['memories', agentId] as const,
  everybodys: ['memories', 'global'] as const,
};

type Page = { limit: number; cursor?: string };
const page = (cursor: string | undefined): Page => ({
  limit: 50,
  ...(cursor !== undefined && { cursor }),
});

/** What an agent, and its team, was told or noted. */
export const memoriesQuery = (client: Client, agentId: string) =>
  infiniteQueryOptions({
    queryKey: memoryKeys.of(agentId),
    queryFn: ({ pageParam }) =>
      client.call(listMemories, { query: { ...page(pageParam), agentId } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** What every agent remembers. */
export const globalMemoriesQuery = (client: Client) =>
  infiniteQueryOptions({
    queryKey: memoryKeys.everybodys,
    queryFn: ({ pageParam }) =>
      client.call(listMemories, { query: { ...page(pageParam), scope: 'global' } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
