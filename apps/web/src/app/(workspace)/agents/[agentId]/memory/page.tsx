import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { AgentMemory } from '../../../../../features/agents/agent-memory.tsx';
import { agentFileQuery } from '../../../../../features/agents/agent-queries.ts';
import {
  globalMemoriesQuery,
  memoriesQuery,
} from '../../../../../features/memories/memory-queries.ts';
import { createServerQueries } from '../../../../../lib/server-queries.ts';
import { serverClient } from '../../../../../lib/server-client.ts';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentMemoryTab({ params }: AgentProps) {
  const { agentId } = await params;
  const queries = createServerQueries();
  const client = await serverClient();
  await Promise.all([
    queries.prefetchQuery(agentFileQuery(client, { agentId, name: 'MEMORY.md' })),
    queries.prefetchInfiniteQuery(memoriesQuery(client, agentId)),
    queries.prefetchInfiniteQuery(globalMemoriesQuery(client)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <AgentMemory agentId={agentId} />
    </HydrationBoundary>
  );
}
