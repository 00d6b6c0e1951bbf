'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button, SkeletonRows } from '@helix/ui';
import type { Chat } from '@helix/contracts/chats';
import { isEnded } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { AgentFace } from '../agents/agent-face.tsx';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { RunBadge } from '../runs/run-badge.tsx';
import { useAgentName } from '../agents/use-agent-name.ts';
import { chatsQuery, type ChatFilter } from './chat-queries.ts';
import { messages } from './messages.ts';

type ChatListProps = {
  filter: ChatFilter;
  currentId: string | undefined;
  renderLink: (chat: Chat, children: ReactNode) => ReactNode;
  empty: ReactNode;
};

/** Conversations, the one in which something was said last first. */
export function ChatList({ filter, currentId, renderLink, empty }: ChatListProps) {
  const chats = useInfiniteQuery(chatsQuery(client, filter));
  if (!chats.data) {
    return chats.error ? (
      <RequestFailed error={chats.error} onRetry={() => void chats.refetch()} />
    ) : (
      <SkeletonRows label={messages.loading} className="h-12" />
    );
  }
  const all = chats.data.pages.flatMap(({ items }) => items);
  if (all.length === 0) return empty;
  return (
    <>
      <ul aria-label={messages.list} className="-mx-2 grid gap-0.5">
        {all.map((chat) => (
          <li key={chat.id}>
            {renderLink(chat, <ChatLine chat={chat} isCurrent={chat.id === currentId} />)}
          </li>
        ))}
      </ul>
      {chats.hasNextPage && (
        <Button
          look="quiet"
          size="small"
          busy={chats.isFetchingNextPage}
          onClick={() => void chats.fetchNextPage()}
        >
          {messages.moreChats}
        </Button>
      )}
    </>
  );
}

function ChatLine({ chat, isCurrent }: { chat: Chat; isCurrent: boolean }) {
  const name = useAgentName(chat.agentId);
  const { latestRun } = chat;
  const isLive = latestRun !== null && !isEnded(latestRun.status);
  return (
    <span
      className={`grid min-h-12 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2.5 rounded-md px-2 py-1.5 hover:bg-hover ${isCurrent ? 'bg-selected' : ''}`}
    >
      <AgentFace agentId={chat.agentId} name={name} />
      <span className="grid min-w-0">
        <span className="truncate text-sm font-medium">{chat.title}</span>
        <span className="truncate text-xs text-soft">{name}</span>
      </span>
      <span className="grid justify-items-end gap-0.5 text-xs text-soft">
        <RelativeTime at={chat.lastMessageAt} />
        {isLive && <RunBadge status={latestRun.status} />}
      </span>
    </span>
  );
}
