import type { Metadata } from 'next';
import {
  agentPerformanceQuery,
  agentSpendQuery,
  everyAgentQuery,
} from '../../../features/agents/agent-queries.ts';
import { AgentsPage } from '../../../features/agents/directory/agents-page.tsx';
import { messages } from '../../../features/agents/messages.ts';
import { modelsQuery } from '../../../features/models/model-queries.ts';
import { Prefetched } from '../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: messages.title };

type AgentsProps = { searchParams: Promise<{ status?: string | string[] }> };

export default async function Agents({ searchParams }: AgentsProps) {
  const { status } = await searchParams;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.prefetchQuery(modelsQuery(client)),
        queries.prefetchQuery(agentSpendQuery(client)),
        queries.prefetchQuery(agentPerformanceQuery(client)),
        status === 'archived' && queries.prefetchQuery(everyAgentQuery(client)),
      ]}
    >
      <AgentsPage />
    </Prefetched>
  );
}
