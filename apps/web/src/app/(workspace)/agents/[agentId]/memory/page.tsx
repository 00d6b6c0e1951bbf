import { AgentMemory } from '../../../../../features/agents/tabs/agent-memory.tsx';
import { agentFileQuery } from '../../../../../features/agents/agent-queries.ts';
import {
  globalMemoriesQuery,
  memoriesQuery,
} from '../../../../../features/memories/memory-queries.ts';
import { Prefetched } from '../../../../../lib/prefetched.tsx';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentMemoryTab({ params }: AgentProps) {
  const { agentId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.prefetchQuery(agentFileQuery(client, { agentId, name: 'MEMORY.md' })),
        queries.prefetchInfiniteQuery(memoriesQuery(client, agentId)),
        queries.prefetchInfiniteQuery(globalMemoriesQuery(client)),
      ]}
    >
      <AgentMemory agentId={agentId} />
    </Prefetched>
  );
}
