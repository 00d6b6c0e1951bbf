import { AgentRuns } from '../../../../../features/agents/tabs/agent-runs.tsx';
import { runsQuery } from '../../../../../features/runs/run-queries.ts';
import { Prefetched } from '../../../../../lib/prefetched.tsx';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentRunsTab({ params }: AgentProps) {
  const { agentId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [queries.prefetchInfiniteQuery(runsQuery(client, { agentId }))]}
    >
      <AgentRuns agentId={agentId} />
    </Prefetched>
  );
}
