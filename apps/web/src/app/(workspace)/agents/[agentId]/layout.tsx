import type { Metadata } from 'next';
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
import { Prefetched } from '../../../../lib/prefetched.tsx';

type AgentLayoutProps = { children: ReactNode; params: Promise<{ agentId: string }> };

export const metadata: Metadata = { title: messages.title };

/** The head of an agent stays where it is while its tabs change. */
export default async function AgentLayout({ children, params }: AgentLayoutProps) {
  const { agentId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchQuery(agentQuery(client, agentId)),
        queries.prefetchQuery(agentQuestionsQuery(client, agentId)),
        queries.prefetchQuery(modelsQuery(client)),
        queries.prefetchQuery(agentSpendQuery(client)),
        queries.prefetchQuery(agentPerformanceQuery(client)),
      ]}
    >
      <AgentFrame agentId={agentId}>{children}</AgentFrame>
    </Prefetched>
  );
}
