'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button, buttonClass, EmptyState, SkeletonRows, Table, type TableColumn } from '@helix/ui';
import { failureReasons, isFailureReason } from '@helix/contracts/runs';
import type { LlmCall } from '@helix/contracts/ledger';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { AgentFace } from '../agents/agent-face.tsx';
import { everyAgentQuery } from '../agents/agent-queries.ts';
import { CallCost, CallLatency, CallStatus, CallTokens } from './call-figures.tsx';
import { callsQuery } from './call-queries.ts';
import { messages } from './messages.ts';
import type { CallsFilter } from './read-calls-filter.ts';

const words = messages.columns;

/** Newest first; older ones come as one scrolls to them. */
export function CallList({ filter }: { filter: CallsFilter }) {
  const calls = useInfiniteQuery(callsQuery(client, filter));
  const { data: agents } = useQuery(everyAgentQuery(client));
  if (calls.isPending) {
    return (
      <div className="gutter py-4">
        <SkeletonRows rows={10} label={messages.loading} />
      </div>
    );
  }
  if (!calls.data) {
    return (
      <div className="gutter py-4">
        <RequestFailed error={calls.error} onRetry={() => void calls.refetch()} />
      </div>
    );
  }
  const names = new Map(agents?.items.map(({ id, name }) => [id, name]));
  return (
    <>
      <Table
        caption={messages.title}
        columns={columnsOf(names)}
        rows={calls.data.pages.flatMap(({ items }) => items)}
        rowKey={({ id }) => id}
        hrefOf={({ id }) => `/calls/${id}`}
        link={Link}
        isHeaderSticky
        empty={<Nothing isFiltered={Object.keys(filter).length > 0} />}
      />
      {calls.hasNextPage && (
        <More
          isBusy={calls.isFetchingNextPage}
          onMore={() => {
            if (!calls.isFetchingNextPage) void calls.fetchNextPage();
          }}
        />
      )}
    </>
  );
}

function columnsOf(names: ReadonlyMap<string, string>): readonly TableColumn<LlmCall>[] {
  return [
    {
      id: 'started',
      header: words.started,
      cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
      className: 'md:whitespace-nowrap',
    },
    {
      id: 'agent',
      header: words.agent,
      cell: ({ agentId }) => (
        <AgentOf agentId={agentId} name={agentId === null ? undefined : names.get(agentId)} />
      ),
      className: 'md:w-1/5 md:max-w-0',
    },
    {
      id: 'model',
      header: words.model,
      cell: ({ model }) => (
        <span title={model} className="block min-w-0 truncate font-mono text-xs">
          {model}
        </span>
      ),
      className: 'md:w-1/4 md:max-w-0',
    },
    {
      id: 'state',
      header: words.state,
      cell: (call) => <StateOf call={call} />,
      className: 'md:w-1/4 md:max-w-0',
    },
    {
      id: 'tokens',
      header: words.tokens,
      align: 'end',
      cell: (call) => <CallTokens call={call} />,
    },
    { id: 'cost', header: words.cost, align: 'end', cell: (call) => <CallCost call={call} /> },
    {
      id: 'latency',
      header: words.latency,
      align: 'end',
      cell: (call) => <CallLatency call={call} />,
    },
  ];
}

function AgentOf({ agentId, name }: { agentId: string | null; name: string | undefined }) {
  if (name === undefined) return <span className="text-soft">{messages.test}</span>;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <AgentFace agentId={agentId} name={name} size="tiny" />
      <span className="truncate">{name}</span>
    </span>
  );
}

function StateOf({ call: { status, reason } }: { call: LlmCall }) {
  const sentence = reason === null ? undefined : sentenceOf(reason);
  return (
    <span className="grid min-w-0 grid-cols-1 justify-items-start max-md:justify-items-end">
      <CallStatus status={status} />
      {sentence !== undefined && (
        <span
          title={sentence}
          className="max-w-full truncate text-xs text-soft max-md:whitespace-normal"
        >
          {sentence}
        </span>
      )}
    </span>
  );
}

const sentenceOf = (reason: string) =>
  isFailureReason(reason) ? failureReasons[reason].sentence : reason;

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <EmptyState title={messages.noneMatch} text={messages.noneMatchText} />;
  return (
    <EmptyState
      title={messages.none}
      text={messages.noneText}
      action={
        <Link href="/boards" className={buttonClass({ look: 'primary' })}>
          {messages.openBoards}
        </Link>
      }
    />
  );
}

/** Comes into sight before the end is reached; the button is for those who do not scroll. */
function More({ isBusy, onMore }: { isBusy: boolean; onMore: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  useEffect(() => {
    if (!mark.current) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) more.current();
      },
      { rootMargin: '600px' },
    );
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={mark} className="grid justify-items-center py-4">
      <Button busy={isBusy} onClick={onMore}>
        {messages.more}
      </Button>
    </div>
  );
}
