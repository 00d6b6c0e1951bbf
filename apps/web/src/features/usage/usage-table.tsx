'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Card, Section, Table, type TableColumn, type TableSort } from '@helix/ui';
import {
  formatCompact,
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
} from '../../lib/format.ts';
import { messages } from './messages.ts';
import type { SplitBy, UsageView } from './read-usage-view.ts';
import { measured, nameOf } from './usage-series.ts';
import type { Usage } from './usage-queries.ts';

type Row = Usage['items'][number];
const words = messages.columns;
const limit = 1_000;

const numbers: Readonly<Record<string, (row: Row) => number>> = {
  cost: (row) => row.costUsd,
  calls: (row) => row.calls,
  input: (row) => row.inputTokens,
  cached: (row) => row.cachedInputTokens,
  output: (row) => row.outputTokens,
  unpriced: (row) => row.unpricedCalls,
};

export function UsageTable({ usage, view }: { usage: Usage; view: UsageView }) {
  const [sort, setSort] = useState<TableSort>();
  const title = messages.tableTitle(
    view.splitBy === 'none' ? messages.day : messages.splits[view.splitBy],
  );
  return (
    <Section title={title} {...(usage.items.length >= limit && { description: messages.cutOff })}>
      <Card className="overflow-x-auto">
        <Table
          caption={title}
          columns={columnsOf(view, usage)}
          rows={sorted(usage.items, sort, view.splitBy)}
          rowKey={({ key }) => key}
          {...(sort && { sort })}
          onSortChange={setSort}
        />
      </Card>
    </Section>
  );
}

function sorted(
  rows: readonly Row[],
  sort: TableSort | undefined,
  splitBy: SplitBy,
): readonly Row[] {
  if (!sort) return splitBy === 'none' ? rows.toReversed() : rows;
  const number = numbers[sort.id];
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((one, other) =>
    number
      ? sign * (number(one) - number(other))
      : sign * titleOf(one, splitBy).localeCompare(titleOf(other, splitBy)),
  );
}

const titleOf = (row: Row, splitBy: SplitBy) =>
  splitBy === 'none' ? row.key : nameOf(row, splitBy);

const figure = (id: string, header: string, text: (row: Row) => string): TableColumn<Row> => ({
  id,
  header,
  cell: text,
  align: 'end',
  sortable: true,
});

/** Left out where there is little room. */
const detail: typeof figure = (...about) => ({ ...figure(...about), onPhone: 'hidden' });

function columnsOf({ splitBy, measure }: UsageView, usage: Usage): readonly TableColumn<Row>[] {
  const whole = measured(usage.total, measure);
  const tokens = measure === 'tokens' ? figure : detail;
  return [
    {
      id: 'name',
      header: splitBy === 'none' ? messages.day : messages.splits[splitBy],
      sortable: true,
      cell: (row) => <Name row={row} splitBy={splitBy} />,
    },
    figure('cost', words.cost, costOf),
    {
      id: 'share',
      header: words.share,
      align: 'end',
      cell: (row) => formatPercent(whole === 0 ? 0 : measured(row, measure) / whole),
    },
    figure('calls', words.calls, (row) => formatNumber(row.calls)),
    tokens('input', words.input, (row) => formatCompact(row.inputTokens)),
    detail('cached', words.cached, (row) => formatCompact(row.cachedInputTokens)),
    tokens('output', words.output, (row) => formatCompact(row.outputTokens)),
    ...(usage.total.unpricedCalls > 0
      ? [detail('unpriced', words.unpriced, (row) => formatNumber(row.unpricedCalls))]
      : []),
  ];
}

/** What nobody knows is not nothing. */
const costOf = ({ costUsd, unpricedCalls }: Row) =>
  costUsd === 0 && unpricedCalls > 0 ? messages.unknown : formatMoney(costUsd);

const paths: Readonly<Partial<Record<SplitBy, string>>> = {
  agent: '/agents',
  model: '/models',
  board: '/boards',
  task: '/tasks',
};

function Name({ row, splitBy }: { row: Row; splitBy: SplitBy }) {
  if (splitBy === 'none') return formatDate(row.key, 'day');
  const path = paths[splitBy];
  const name = (
    <span className="block max-w-96 truncate max-md:max-w-none">{nameOf(row, splitBy)}</span>
  );
  if (path === undefined || row.name === null) return name;
  return (
    <Link href={`${path}/${row.key}`} className="rounded-sm hover:underline">
      {name}
    </Link>
  );
}
