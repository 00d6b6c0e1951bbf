import { AgentFileEditor } from '../../../../../features/agents/tabs/agent-file-editor.tsx';
import { agentFileQuery } from '../../../../../features/agents/agent-queries.ts';
import { Prefetched } from '../../../../../lib/prefetched.tsx';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentSoulTab({ params }: AgentProps) {
  const { agentId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.prefetchQuery(agentFileQuery(client, { agentId, name: 'SOUL.md' })),
      ]}
    >
      <AgentFileEditor agentId={agentId} name="SOUL.md" />
    </Prefetched>
  );
}
