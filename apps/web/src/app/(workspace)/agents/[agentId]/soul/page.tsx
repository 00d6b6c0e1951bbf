import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { AgentFileEditor } from '../../../../../features/agents/agent-file-editor.tsx';
import { agentFileQuery } from '../../../../../features/agents/agent-queries.ts';
import { createServerQueries } from '../../../../../lib/server-queries.ts';
import { serverClient } from '../../../../../lib/server-client.ts';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentSoulTab({ params }: AgentProps) {
  const { agentId } = await params;
  const queries = createServerQueries();
  await queries.prefetchQuery(agentFileQuery(await serverClient(), { agentId, name: 'SOUL.md' }));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <AgentFileEditor agentId={agentId} name="SOUL.md" />
    </HydrationBoundary>
  );
}
