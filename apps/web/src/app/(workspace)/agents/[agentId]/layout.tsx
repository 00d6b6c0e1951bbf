import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AgentFrame } from '../../../../features/agents/agent-frame.tsx';
import {
  agentPerformanceQuery,
  agentQuery,
  agentQuestionsQuery,
  agentSpendQuery,
} from '../../../../features/agents/agent-queries.ts';
import { messages } from '../../../../features/agents/messages.ts';
import { modelsQuery } from '../../../../features/models/model-queries.ts';
import { createServerQueries } from '../../../../lib/server-queries.ts';
import { orLeave, serverClient } from '../../../../lib/server-client.ts';

type AgentLayoutProps = { children: ReactNode; params: Promise<{ agentId: string }> };

export const metadata: Metadata = { title: messages.title };

/** The head of an agent stays where it is while its tabs change. */
export default async function AgentLayout({ children, params }: AgentLayoutProps) {
  const { agentId } = await params;
  const queries = createServerQueries();
  const client = await serverClient();
  await Promise.all([
    orLeave(queries.fetchQuery(agentQuery(client, agentId))),
    queries.prefetchQuery(agentQuestionsQuery(client, agentId)),
    queries.prefetchQuery(modelsQuery(client)),
    queries.prefetchQuery(agentSpendQuery(client)),
    queries.prefetchQuery(agentPerformanceQuery(client)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <AgentFrame agentId={agentId}>{children}</AgentFrame>
    </HydrationBoundary>
  );
}
