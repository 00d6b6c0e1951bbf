import type { ReactNode } from 'react';
import { everyAgentQuery } from '../../../features/agents/agent-queries.ts';
import { chatsQuery } from '../../../features/chats/chat-queries.ts';
import { ChatsLayout } from '../../../features/chats/chats-layout.tsx';
import { modelsQuery } from '../../../features/models/model-queries.ts';
import { Prefetched } from '../../../lib/prefetched.tsx';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchInfiniteQuery(chatsQuery(client, { archived: 'false' })),
        queries.fetchQuery(everyAgentQuery(client)),
        queries.fetchQuery(modelsQuery(client)),
      ]}
    >
      <ChatsLayout>{children}</ChatsLayout>
    </Prefetched>
  );
}
