'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useParams, useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { Button, EmptyState, Menu, SegmentedControl } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { AgentFace } from '../agents/agent-face.tsx';
import { agentsQuery } from '../agents/agent-queries.ts';
import { useHasRole } from '../session/use-user.ts';
import { ChatList } from './chat-list.tsx';
import type { ChatFilter } from './chat-queries.ts';
import { messages } from './messages.ts';
import { useStartChat } from './use-chat-actions.ts';

const filters = {
  open: { archived: 'false' },
  mine: { archived: 'false', mine: 'true' },
  archived: { archived: 'true' },
} as const satisfies Record<string, ChatFilter>;

/** The list stays beside the conversation that is read; on a phone it is one or the other. */
export function ChatsLayout({ children }: { children: ReactNode }) {
  const { chatId } = useParams<{ chatId?: string }>();
  const [shown, setShown] = useState<keyof typeof filters>('open');
  const mayBegin = useHasRole('member');
  // The conversation that is read gives the page its name.
  const Heading = chatId === undefined ? 'h1' : 'h2';
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <section
        aria-label={messages.list}
        className={`flex w-80 shrink-0 flex-col gap-3 overflow-y-auto border-r border-line px-4 py-3 max-md:w-full max-md:border-r-0 ${chatId === undefined ? '' : 'max-md:hidden'}`}
      >
        <div className="flex items-center justify-between gap-2">
          <Heading className="text-lg font-semibold">{messages.title}</Heading>
          {mayBegin && <StartChat />}
        </div>
        <SegmentedControl
          size="small"
          label={messages.list}
          value={shown}
          onValueChange={setShown}
          options={(['open', 'mine', 'archived'] as const).map((value) => ({
            value,
            label: messages.filter[value],
          }))}
        />
        <ChatList
          filter={filters[shown]}
          currentId={chatId}
          renderLink={(chat, line) => (
            <Link
              href={`/chats/${chat.id}`}
              aria-current={chat.id === chatId ? 'page' : undefined}
              className="block rounded-md"
            >
              {line}
            </Link>
          )}
          empty={<EmptyState size="small" title={messages.emptyTitle} text={messages.emptyText} />}
        />
      </section>
      <div
        className={`flex min-h-0 min-w-0 flex-1 flex-col ${chatId === undefined ? 'max-md:hidden' : ''}`}
      >
        {children}
      </div>
    </div>
  );
}

/** With whom? Everybody who works here can be talked to. */
export function StartChat() {
  const { data: agents } = useQuery(agentsQuery(client));
  const router = useRouter();
  const start = useStartChat(({ id }) => router.push(`/chats/${id}`));
  if (agents?.items.length === 0) {
    return (
      <Link href="/agents/new" className="text-sm text-accent hover:underline">
        {messages.createAgent}
      </Link>
    );
  }
  return (
    <Menu
      align="end"
      label={messages.chooseAgent}
      trigger={
        <Button size="small" icon={<Plus aria-hidden />} busy={start.isPending}>
          {messages.start}
        </Button>
      }
      items={[
        { heading: messages.chooseAgent },
        ...(agents?.items ?? []).map(({ id, name }) => ({
          id,
          label: name,
          icon: <AgentFace agentId={id} name={name} size="tiny" />,
          onSelect: () => start.mutate(id),
        })),
      ]}
    />
  );
}
