'use client';

import Link from 'next/link';
import { Table, type TableColumn } from '@helix/ui';
import type { Run } from '@helix/contracts/runs';
import { formatDuration, formatMoney } from '../../lib/format.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { messages as runMessages } from '../runs/messages.ts';
import { RunBadge } from '../runs/run-badge.tsx';
import { messages } from './messages.ts';

const words = messages.runs.columns;

/** What an agent was asked for and what became of it. */
export function RunTable({
  runs,
  caption,
  hasReason = false,
}: {
  runs: readonly Run[];
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

const columns: readonly TableColumn<Run>[] = [
  {
    id: 'run',
    header: words.run,
    cell: (run) => (
      <span className="grid min-w-0">
        <span className="line-clamp-1 font-medium">{titleOf(run)}</span>
        {run.message !== null && (
          <span className="line-clamp-1 text-xs text-soft">{run.message}</span>
        )}
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

/** What was asked, or the first words of what came of it. */
function titleOf(run: Run): string {
  const words = run.instruction ?? run.output ?? '';
  const [line = ''] = words
    .split('\n')
    .map((text) => text.replace(/^[#>*\-\s]+/, '').trim())
    .filter((text) => text !== '');
  if (line !== '') return line;
  const trigger = runMessages.triggers[run.trigger.kind];
  return trigger.charAt(0).toUpperCase() + trigger.slice(1);
}
