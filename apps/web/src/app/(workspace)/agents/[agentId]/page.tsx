import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { AgentNow } from '../../../../features/agents/agent-now.tsx';
import { runsQuery } from '../../../../features/runs/run-queries.ts';
import { createServerQueries } from '../../../../lib/server-queries.ts';
import { serverClient } from '../../../../lib/server-client.ts';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentNowTab({ params }: AgentProps) {
  const { agentId } = await params;
  const queries = createServerQueries();
  const client = await serverClient();
  await Promise.all([
    queries.prefetchInfiniteQuery(runsQuery(client, { agentId, status: 'queued' })),
    queries.prefetchInfiniteQuery(runsQuery(client, { agentId, status: 'ended' })),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <AgentNow agentId={agentId} />
    </HydrationBoundary>
  );
}
