'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Card, SkeletonRows, Table, type TableColumn, type TableSort } from '@helix/ui';
import type { Durations } from '@helix/contracts';
import { client } from '../../lib/browser-client.ts';
import { formatDuration, formatNumber, formatPercent } from '../../lib/format.ts';
import { NotAnswered } from '../../lib/answered.tsx';
import { endedCalls, failedShare } from './call-figures.ts';
import { messages } from './messages.ts';
import type { UsageScope } from './read-usage-view.ts';
import { callStatsQuery, type CallStats } from './usage-queries.ts';

type Row = CallStats['items'][number];
const words = messages.callColumns;

const numbers: Readonly<Record<string, (row: Row) => number>> = {
  calls: endedCalls,
  failed: failedShare,
  firstHalf: ({ firstTokenMs }) => firstTokenMs?.p50 ?? -1,
  firstMost: ({ firstTokenMs }) => firstTokenMs?.p95 ?? -1,
  half: ({ totalMs }) => totalMs?.p50 ?? -1,
  most: ({ totalMs }) => totalMs?.p95 ?? -1,
};

/** Which model fails, and which lets one wait. */
export function CallsByModel({ scope }: { scope: UsageScope }) {
  const [sort, setSort] = useState<TableSort>({ id: 'calls', direction: 'descending' });
  const asked = useQuery({
    ...callStatsQuery(client, scope, 'model'),
    placeholderData: keepPreviousData,
  });
  if (asked.data === undefined) {
    return asked.error === null ? (
      <SkeletonRows rows={4} label={messages.loading} className="h-8" />
    ) : (
      <NotAnswered asked={asked} />
    );
  }
  return (
    <Card className="overflow-x-auto">
      <Table
        caption={messages.callsByModel}
        columns={columns}
        rows={sorted(asked.data.items, sort)}
        rowKey={({ key }) => key}
        sort={sort}
        onSortChange={setSort}
      />
    </Card>
  );
}

function sorted(rows: readonly Row[], { id, direction }: TableSort): readonly Row[] {
  const number = numbers[id];
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((one, other) =>
    number ? sign * (number(one) - number(other)) : sign * nameOf(one).localeCompare(nameOf(other)),
  );
}

const nameOf = ({ name }: Row) => name ?? messages.without.model;
const duration = (durations: Durations, part: 'p50' | 'p95') =>
  durations === null ? messages.unknown : formatDuration(durations[part]);
const figure = (id: string, header: string, cell: (row: Row) => string): TableColumn<Row> => ({
  ...{ id, header, cell },
  align: 'end',
  sortable: true,
});

const columns: readonly TableColumn<Row>[] = [
  { id: 'name', header: messages.splits.model, sortable: true, cell: (row) => <Name row={row} /> },
  figure('calls', words.calls, (row) => formatNumber(endedCalls(row))),
  figure('failed', words.failed, (row) => formatPercent(failedShare(row))),
  figure('firstHalf', words.firstHalf, ({ firstTokenMs }) => duration(firstTokenMs, 'p50')),
  figure('firstMost', words.firstMost, ({ firstTokenMs }) => duration(firstTokenMs, 'p95')),
  figure('half', words.half, ({ totalMs }) => duration(totalMs, 'p50')),
  figure('most', words.most, ({ totalMs }) => duration(totalMs, 'p95')),
];

function Name({ row }: { row: Row }) {
  const name = <span className="block max-w-96 truncate max-md:max-w-none">{nameOf(row)}</span>;
  if (row.name === null) return name;
  return (
    <Link href={`/models/${row.key}`} className="rounded-sm hover:underline">
      {name}
    </Link>
  );
}
