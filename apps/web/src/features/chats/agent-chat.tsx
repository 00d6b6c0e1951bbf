'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { MessagesSquare, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, EmptyState, Select } from '@helix/ui';
import { NotAnswered } from '../../lib/answered.tsx';
import { client } from '../../lib/browser-client.ts';
import { useAgentName } from '../agents/use-agent-name.ts';
import { useHasRole } from '../session/use-user.ts';
import { chatsQuery } from './chat-queries.ts';
import { ChatThread } from './chat-thread.tsx';
import { messages } from './messages.ts';
import { useStartChat } from './use-chat-actions.ts';

/** The conversations with one agent, on its own page: the latest open, the others to choose from. */
export function AgentChat({ agentId }: { agentId: string }) {
  const asked = useInfiniteQuery(chatsQuery(client, { agentId, archived: 'false' }));
  const [chosen, setChosen] = useState<string>();
  const name = useAgentName(agentId);
  const mayBegin = useHasRole('member');
  const start = useStartChat(({ id }) => setChosen(id));
  if (!asked.data) return <NotAnswered asked={asked} />;
  const chats = asked.data.pages.flatMap(({ items }) => items);
  const chatId = chosen ?? chats[0]?.id;
  const begin = mayBegin && (
    <Button
      icon={<Plus aria-hidden />}
      look={chatId === undefined ? 'primary' : 'plain'}
      busy={start.isPending}
      onClick={() => start.mutate(agentId)}
    >
      {chatId === undefined ? messages.startWith(name) : messages.start}
    </Button>
  );
  if (chatId === undefined) {
    return (
      <EmptyState
        icon={<MessagesSquare />}
        title={messages.noneWith(name)}
        text={messages.emptyText}
        action={begin}
      />
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b border-line gutter py-2">
        <Select
          aria-label={messages.list}
          value={chatId}
          onChange={({ target }) => setChosen(target.value)}
          className="w-72! max-md:w-full!"
        >
          {chosen !== undefined && chats.every(({ id }) => id !== chosen) && (
            <option value={chosen}>{messages.start}</option>
          )}
          {chats.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
        {begin}
      </div>
      <ChatThread key={chatId} chatId={chatId} />
    </div>
  );
}
