'use client';

import { Archive, ArchiveRestore, Ellipsis, Pencil } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button, IconButton, Input, Menu } from '@helix/ui';
import type { Chat } from '@helix/contracts/chats';
import { AgentFace } from '../agents/agent-face.tsx';
import { useHasRole } from '../session/use-user.ts';
import { messages } from './messages.ts';
import { useArchiveChat, useRenameChat } from './use-chat-actions.ts';

export function ChatHead({ chat, agentName }: { chat: Chat; agentName: string }) {
  const [isRenaming, setIsRenaming] = useState(false);
  const archive = useArchiveChat(chat.id);
  const mayChange = useHasRole('member');
  const isArchived = chat.archivedAt !== null;
  return (
    <header className="flex min-h-14 items-center gap-3 border-b border-line gutter py-2">
      <AgentFace agentId={chat.agentId} name={agentName} />
      {isRenaming ? (
        <Rename chat={chat} onDone={() => setIsRenaming(false)} />
      ) : (
        <div className="grid min-w-0 flex-1">
          <h1 className="truncate text-sm font-semibold">{chat.title}</h1>
          <Link
            href={`/agents/${chat.agentId}`}
            className="truncate text-xs text-soft hover:underline"
          >
            {agentName}
          </Link>
        </div>
      )}
      {mayChange && !isRenaming && (
        <Menu
          align="end"
          label={messages.actions}
          trigger={<IconButton label={messages.actions} icon={<Ellipsis aria-hidden />} />}
          items={[
            {
              label: messages.rename,
              icon: <Pencil aria-hidden />,
              onSelect: () => setIsRenaming(true),
            },
            {
              label: isArchived ? messages.restore : messages.archive,
              icon: isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />,
              onSelect: () => archive.mutate(!isArchived),
            },
          ]}
        />
      )}
    </header>
  );
}

function Rename({ chat, onDone }: { chat: Chat; onDone: () => void }) {
  const [title, setTitle] = useState(chat.title);
  const rename = useRenameChat(chat.id);
  return (
    <form
      className="flex min-w-0 flex-1 items-center gap-2"
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '') rename.mutate(title.trim(), { onSuccess: onDone });
      }}
    >
      <Input
        autoFocus
        aria-label={messages.renameLabel}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button type="submit" look="primary" busy={rename.isPending}>
        {messages.save}
      </Button>
      <Button look="quiet" onClick={onDone}>
        {messages.cancel}
      </Button>
    </form>
  );
}
