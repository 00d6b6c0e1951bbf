import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import {
  agentPerformanceQuery,
  agentSpendQuery,
  everyAgentQuery,
} from '../../../features/agents/agent-queries.ts';
import { AgentsPage } from '../../../features/agents/agents-page.tsx';
import { messages } from '../../../features/agents/messages.ts';
import { modelsQuery } from '../../../features/models/model-queries.ts';
import { createServerQueries } from '../../../lib/server-queries.ts';
import { serverClient } from '../../../lib/server-client.ts';

export const metadata: Metadata = { title: messages.title };

type AgentsProps = { searchParams: Promise<{ status?: string | string[] }> };

export default async function Agents({ searchParams }: AgentsProps) {
  const queries = createServerQueries();
  const client = await serverClient();
  const { status } = await searchParams;
  await Promise.all([
    queries.prefetchQuery(modelsQuery(client)),
    queries.prefetchQuery(agentSpendQuery(client)),
    queries.prefetchQuery(agentPerformanceQuery(client)),
    status === 'archived' && queries.prefetchQuery(everyAgentQuery(client)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <AgentsPage />
    </HydrationBoundary>
  );
}
