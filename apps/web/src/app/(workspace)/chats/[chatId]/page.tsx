import type { Metadata } from 'next';
import { chatMessagesQuery, chatQuery } from '../../../../features/chats/chat-queries.ts';
import { ChatThread } from '../../../../features/chats/chat-thread.tsx';
import { messages } from '../../../../features/chats/messages.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: messages.chat };

type ChatProps = { params: Promise<{ chatId: string }> };

export default async function ChatPage({ params }: ChatProps) {
  const { chatId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchQuery(chatQuery(client, chatId)),
        queries.fetchInfiniteQuery(chatMessagesQuery(client, chatId)),
      ]}
    >
      <ChatThread key={chatId} chatId={chatId} />
    </Prefetched>
  );
}
