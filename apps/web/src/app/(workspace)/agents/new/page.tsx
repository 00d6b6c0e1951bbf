import type { Metadata } from 'next';
import { agentTemplatesQuery } from '../../../../features/agents/agent-queries.ts';
import { messages } from '../../../../features/agents/messages.ts';
import { NewAgentPage } from '../../../../features/agents/create/new-agent-page.tsx';
import { modelsQuery } from '../../../../features/models/model-queries.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: messages.create.title };

export default function NewAgent() {
  return (
    <Prefetched
      load={(queries, client) => [
        queries.prefetchQuery(agentTemplatesQuery(client)),
        queries.prefetchQuery(modelsQuery(client)),
      ]}
    >
      <NewAgentPage />
    </Prefetched>
  );
}
