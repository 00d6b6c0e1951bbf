import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { AgentRuns } from '../../../../../features/agents/agent-runs.tsx';
import { runsQuery } from '../../../../../features/runs/run-queries.ts';
import { createServerQueries } from '../../../../../lib/server-queries.ts';
import { serverClient } from '../../../../../lib/server-client.ts';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentRunsTab({ params }: AgentProps) {
  const { agentId } = await params;
  const queries = createServerQueries();
  await queries.prefetchInfiniteQuery(runsQuery(await serverClient(), { agentId }));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <AgentRuns agentId={agentId} />
    </HydrationBoundary>
  );
}
