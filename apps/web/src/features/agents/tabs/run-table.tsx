'use client';

import Link from 'next/link';
import { Table, type TableColumn } from '@helix/ui';
import type { ListedRun } from '@helix/contracts/runs';
import { formatDuration, formatMoney } from '../../../lib/format.ts';
import { RelativeTime } from '../../../lib/relative-time.tsx';
import { RunBadge } from '../../runs/run-badge.tsx';
import { causeOf, RunTitle } from '../../runs/run-title.tsx';
import { messages } from '../messages.ts';

const words = messages.runs.columns;

/** What an agent was asked for and what became of it. */
export function RunTable({
  runs,
  caption,
  hasReason = false,
}: {
  runs: readonly ListedRun[];
  caption: string;
  hasReason?: boolean;
}) {
  return (
    <div className="-mx-5 max-md:-mx-4">
      <Table
        caption={caption}
        columns={hasReason ? [...columns.slice(0, 3)] : columns}
        rows={runs}
        rowKey={({ id }) => id}
        hrefOf={({ id }) => `/runs/${id}`}
        link={Link}
      />
    </div>
  );
}

const columns: readonly TableColumn<ListedRun>[] = [
  {
    id: 'run',
    header: words.run,
    cell: (run) => (
      <span className="grid min-w-0">
        <RunTitle run={run} />
        <span className="block truncate text-xs text-soft first-letter:uppercase">
          {run.message ?? causeOf(run)}
        </span>
      </span>
    ),
  },
  {
    id: 'status',
    header: words.status,
    className: 'w-36',
    cell: ({ status }) => <RunBadge status={status} />,
  },
  {
    id: 'at',
    header: words.at,
    className: 'w-32',
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
  {
    id: 'took',
    header: words.took,
    align: 'end',
    className: 'w-24',
    cell: ({ startedAt, endedAt }) =>
      startedAt !== null && endedAt !== null
        ? formatDuration(Date.parse(endedAt) - Date.parse(startedAt))
        : messages.noNumber,
  },
  {
    id: 'cost',
    header: words.cost,
    align: 'end',
    className: 'w-24',
    cell: ({ costUsd }) => (costUsd === null ? messages.noNumber : formatMoney(costUsd)),
  },
];
