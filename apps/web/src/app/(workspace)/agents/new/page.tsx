import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { agentTemplatesQuery } from '../../../../features/agents/agent-queries.ts';
import { messages } from '../../../../features/agents/messages.ts';
import { NewAgentPage } from '../../../../features/agents/new-agent-page.tsx';
import { modelsQuery } from '../../../../features/models/model-queries.ts';
import { createServerQueries } from '../../../../lib/server-queries.ts';
import { serverClient } from '../../../../lib/server-client.ts';

export const metadata: Metadata = { title: messages.create.title };

export default async function NewAgent() {
  const queries = createServerQueries();
  const client = await serverClient();
  await Promise.all([
    queries.prefetchQuery(agentTemplatesQuery(client)),
    queries.prefetchQuery(modelsQuery(client)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <NewAgentPage />
    </HydrationBoundary>
  );
}
