import { AgentNow } from '../../../../features/agents/tabs/agent-now.tsx';
import { runsQuery } from '../../../../features/runs/run-queries.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentNowTab({ params }: AgentProps) {
  const { agentId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.prefetchInfiniteQuery(runsQuery(client, { agentId, status: 'queued' })),
        queries.prefetchInfiniteQuery(runsQuery(client, { agentId, status: 'ended' })),
      ]}
    >
      <AgentNow agentId={agentId} />
    </Prefetched>
  );
}
