'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { Avatar, Button, EmptyState, SkeletonRows } from '@helix/ui';
import type { Chat, ChatMessage } from '@helix/contracts/chats';
import { isEnded } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { Markdown } from '../markdown/index.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { AutoFollow } from '../runs/transcript/auto-follow.tsx';
import { useAgentName } from '../agents/use-agent-name.ts';
import { AgentFace } from '../agents/agent-face.tsx';
import { useHasRole, useUser } from '../session/use-user.ts';
import { ChatBox } from './chat-box.tsx';
import { ChatHead } from './chat-head.tsx';
import { chatMessagesQuery, chatQuery } from './chat-queries.ts';
import { messages } from './messages.ts';
import { RunTurn } from './run-turn.tsx';
import { turnsOf } from './turns.ts';
import { useSay } from './use-chat-actions.ts';

/** A conversation: what was said, the answer as it is written, and the box for what comes next. */
export function ChatThread({ chatId }: { chatId: string }) {
  const { data: chat, error, refetch } = useQuery(chatQuery(client, chatId));
  if (error && !chat) {
    return (
      <div className="gutter py-5">
        <RequestFailed error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!chat) {
    return (
      <div className="gutter py-5">
        <SkeletonRows label={messages.loading} />
      </div>
    );
  }
  return <Thread chat={chat} />;
}

function Thread({ chat }: { chat: Chat }) {
  const { id: chatId, latestRun } = chat;
  const said = useInfiniteQuery(chatMessagesQuery(client, chatId));
  const [unsent, setUnsent] = useState<readonly string[]>([]);
  const name = useAgentName(chat.agentId);
  const say = useSay(chatId);
  const maySpeak = useHasRole('member');
  const isLive = latestRun !== null && !isEnded(latestRun.status);
  const all = useMemo(() => said.data?.pages.flatMap(({ items }) => items) ?? [], [said.data]);
  const turns = useMemo(() => turnsOf(all, latestRun?.id), [all, latestRun?.id]);
  // An answer that was seen being written stays as it was drawn.
  const [watched, setWatched] = useState<readonly string[]>([]);
  if (latestRun && isLive && !watched.includes(latestRun.id)) {
    setWatched([...watched, latestRun.id]);
  }
  const send = async (text: string) => {
    setUnsent((known) => [...known, text]);
    try {
      await say.mutateAsync(text);
    } finally {
      setUnsent((known) => known.filter((one) => one !== text));
    }
  };
  const isEmpty = said.data !== undefined && turns.length === 0 && unsent.length === 0;
  return (
    <div className="grid min-h-0 min-w-0 flex-1 grid-rows-[auto_minmax(0,1fr)_auto]">
      <ChatHead chat={chat} agentName={name} />
      <AutoFollow
        isLive
        signal={`${turns.length} ${unsent.length} ${latestRun?.status ?? ''}`}
        label={messages.messages}
        followsGrowth
      >
        <div className="mx-auto grid w-full max-w-3xl grid-cols-1 gap-5 gutter py-6">
          {said.hasNextPage && (
            <Button
              look="quiet"
              size="small"
              busy={said.isFetchingNextPage}
              onClick={() => void said.fetchNextPage()}
            >
              {messages.loadMore}
            </Button>
          )}
          {isEmpty && (
            <EmptyState
              icon={<MessagesSquare />}
              title={messages.nothingSaid}
              text={messages.nothingSaidText(name)}
            />
          )}
          {turns.map((turn) => {
            const runId = turn.kind === 'run' ? turn.runId : watchedRunOf(turn.message, watched);
            if (runId === null) {
              return turn.kind === 'message' && <Message key={turn.key} message={turn.message} />;
            }
            return (
              <Row key={turn.key} name={name} agentId={chat.agentId}>
                <RunTurn runId={runId} isLast={turn.kind === 'run' && turn.isLast} />
              </Row>
            );
          })}
          {unsent.map((text, index) => (
            <Unsent key={`${index} ${text}`} text={text} />
          ))}
        </div>
      </AutoFollow>
      <div className="border-t border-line bg-paper gutter py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <div className="mx-auto w-full max-w-3xl">
          {maySpeak ? (
            <ChatBox chat={chat} agentName={name} isLive={isLive} onSay={send} />
          ) : (
            <p className="text-sm text-soft">{messages.readOnly}</p>
          )}
        </div>
      </div>
    </div>
  );
}

function watchedRunOf({ author, runId }: ChatMessage, watched: readonly string[]): string | null {
  return author.kind === 'agent' && runId !== null && watched.includes(runId) ? runId : null;
}

function Message({ message: { author, body, createdAt, runId } }: { message: ChatMessage }) {
  return (
    <Row
      name={author.name}
      agentId={author.kind === 'agent' ? author.id : null}
      note={<RelativeTime at={createdAt} />}
    >
      <Markdown text={body} />
      {author.kind === 'agent' && runId !== null && (
        <Link
          href={`/runs/${runId}`}
          className="flex min-h-7 items-center justify-self-start text-xs text-soft hover:underline touch:min-h-11"
        >
          {messages.steps}
        </Link>
      )}
    </Row>
  );
}

function Unsent({ text }: { text: string }) {
  const { name } = useUser();
  return (
    <div className="opacity-60">
      <Row name={name} agentId={null}>
        <Markdown text={text} />
      </Row>
    </div>
  );
}

type RowProps = {
  name: string;
  /** Of the agent who speaks; null for a person. */
  agentId: string | null;
  note?: React.ReactNode;
  children: React.ReactNode;
};

function Row({ name, agentId, note, children }: RowProps) {
  return (
    <article
      aria-label={messages.said(name)}
      className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3"
    >
      {agentId === null ? (
        <Avatar name={name} isDecorative />
      ) : (
        <AgentFace agentId={agentId} name={name} />
      )}
      <div className="grid min-w-0 grid-cols-1 gap-1">
        <header className="flex min-h-6 items-center gap-2 text-xs text-soft">
          <h2 className="text-sm font-semibold text-ink">{name}</h2>
          {note}
        </header>
        {children}
      </div>
    </article>
  );
}
