import { AgentChat } from '../../../../../features/chats/agent-chat.tsx';
import { chatsQuery } from '../../../../../features/chats/chat-queries.ts';
import { Prefetched } from '../../../../../lib/prefetched.tsx';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentChatTab({ params }: AgentProps) {
  const { agentId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchInfiniteQuery(chatsQuery(client, { agentId, archived: 'false' })),
      ]}
    >
      <AgentChat agentId={agentId} />
    </Prefetched>
  );
}
