'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, CopyButton, EmptyState, SkeletonRows } from '@helix/ui';
import type { AuditEntry } from '@helix/contracts/audit';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { Moment } from '../../lib/moment.tsx';
import { auditQuery, type AuditFilter } from './audit-queries.ts';
import { messages } from './messages.ts';

export function AuditEntries({ filter }: { filter: AuditFilter }) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(auditQuery(client, filter));
  if (isPending) return <SkeletonRows label={messages.loading} rows={10} />;
  if (!data) {
    return <RequestFailed error={error} onRetry={() => void refetch()} />;
  }
  const entries = data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <EmptyState title={messages.empty} text={messages.emptyText} />;
  return (
    <div className="grid gap-4">
      <ul className="divide-y divide-line rounded-lg border border-line">
        {entries.map((entry) => (
          <li key={entry.seq}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button
          className="justify-self-center"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {messages.more}
        </Button>
      )}
    </div>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { at, actor, action, subject } = entry;
  return (
    <details className="group">
      <summary className="grid min-h-9 grid-cols-[10rem_10rem_12rem_1fr] items-center gap-3 px-4 py-1.5 text-sm hover:bg-hover max-md:grid-cols-1 max-md:gap-0.5 max-md:py-2">
        <span className="text-soft tabular-nums">
          <Moment at={at} />
        </span>
        <span className="truncate font-medium">{actor.name}</span>
        <code className="truncate font-mono text-xs">{action}</code>
        <span className="truncate">{subject?.label ?? ''}</span>
      </summary>
      <EntryDetails entry={entry} />
    </details>
  );
}

function EntryDetails({ entry: { seq, changes, origin, hash } }: { entry: AuditEntry }) {
  const facts = Object.entries(origin ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[nameOf(name), value] as const],
  );
  return (
    <div className="grid gap-3 border-t border-line bg-sunken px-4 py-3 text-sm">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {Object.entries(changes).map(([field, { from, to }]) => (
          <div key={field} className="contents">
            <dt className="text-soft">{field}</dt>
            <dd className="break-words">
              {textOf(from)} → {textOf(to)}
            </dd>
          </div>
        ))}
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="font-mono text-xs break-all">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="flex min-w-0 items-center gap-2 text-soft">
        {messages.seq(seq)} · {messages.hash}
        <code className="min-w-0 truncate font-mono text-xs">{hash}</code>
        <CopyButton text={hash} />
      </p>
    </div>
  );
}

const nameOf = (field: string) =>
  Object.entries(messages.origin).find(([known]) => known === field)?.[1] ?? field;

function textOf(value: unknown): string {
  if (value === null || value === undefined) return messages.none;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
