'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { Button, buttonClass, EmptyState, PageHeader, SkeletonRows, Table } from '@helix/ui';
import type { TableColumn } from '@helix/ui';
import { failureReasons, isFailureReason, type ListedRun } from '@helix/contracts/runs';
import { client } from '../../../lib/browser-client.ts';
import { RequestFailed } from '../../../lib/request-failed.tsx';
import { formatMoney } from '../../../lib/format.ts';
import { RelativeTime } from '../../../lib/relative-time.tsx';
import { AgentFace } from '../../agents/agent-face.tsx';
import { Elapsed } from '../elapsed.tsx';
import { messages } from '../messages.ts';
import { RunBadge } from '../run-badge.tsx';
import { filterOf, printChoice, readChoice, type RunChoice } from './run-filter.ts';
import { RunFilters } from './run-filters.tsx';
import { useAgentName } from '../../agents/use-agent-name.ts';
import { runsQuery } from '../run-queries.ts';
import { causeOf, RunTitle } from '../run-title.tsx';

/** Every run that one may see, narrowed by what stands in the address. */
export function RunsPage() {
  const choice = readChoice(useSearchParams());
  // The address is what the list follows; the router need not ask the server for it.
  const change = (next: RunChoice) => window.history.replaceState(null, '', printChoice(next));
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <PageHeader title={messages.runs} description={messages.runsText}>
        <RunFilters choice={choice} onChange={change} />
      </PageHeader>
      <RunList choice={choice} onClear={() => change({})} />
    </div>
  );
}

function RunList({ choice, onClear }: { choice: RunChoice; onClear: () => void }) {
  const runs = useInfiniteQuery(runsQuery(client, filterOf(choice, Date.now())));
  const { data, error } = runs;
  if (error && !data) {
    return (
      <div className="gutter py-5">
        <RequestFailed error={error} onRetry={() => void runs.refetch()} />
      </div>
    );
  }
  if (!data) {
    return (
      <div className="gutter py-5">
        <SkeletonRows label={messages.loading} />
      </div>
    );
  }
  const rows = data.pages.flatMap(({ items }) => items);
  const isNarrowed = Object.keys(choice).length > 0;
  return (
    <>
      <Table
        caption={messages.runs}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        hrefOf={({ id }) => `/runs/${id}`}
        link={Link}
        isHeaderSticky
        empty={
          <EmptyState
            icon={<Activity />}
            title={isNarrowed ? messages.noMatchTitle : messages.noRunsTitle}
            text={isNarrowed ? messages.noMatchText : messages.noRunsText}
            action={
              isNarrowed ? (
                <Button onClick={onClear}>{messages.clearFilters}</Button>
              ) : (
                <Link href="/tasks" className={buttonClass({ look: 'primary' })}>
                  {messages.openTasks}
                </Link>
              )
            }
          />
        }
      />
      {runs.hasNextPage && (
        <div className="p-4 text-center">
          <Button busy={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
            {messages.loadMore}
          </Button>
        </div>
      )}
    </>
  );
}

const names = messages.columns;
const columns: readonly TableColumn<ListedRun>[] = [
  {
    id: 'run',
    header: names.run,
    cell: (run) => <RunTitle run={run} />,
    onPhone: 'title',
    className: 'md:w-1/3 md:max-w-0',
  },
  { id: 'status', header: names.status, cell: (run) => <StatusCell run={run} /> },
  { id: 'agent', header: names.agent, cell: (run) => <AgentCell agentId={run.agentId} /> },
  {
    id: 'by',
    header: names.why,
    cell: (run) => (
      <span className="block max-w-full truncate text-soft first-letter:uppercase">
        {causeOf(run)}
      </span>
    ),
    onPhone: 'hidden',
    className: 'min-w-40',
  },
  {
    id: 'began',
    header: names.started,
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    align: 'end',
  },
  {
    id: 'duration',
    header: names.duration,
    cell: ({ startedAt, endedAt }) =>
      startedAt === null ? '–' : <Elapsed from={startedAt} to={endedAt} />,
    align: 'end',
  },
  {
    id: 'cost',
    header: names.cost,
    cell: ({ costUsd }) => (costUsd === null ? '–' : formatMoney(costUsd)),
    align: 'end',
  },
];

function StatusCell({ run: { status, reason, message } }: { run: ListedRun }) {
  const words =
    reason !== null && isFailureReason(reason) ? failureReasons[reason].sentence : message;
  return (
    <span className="grid max-w-72 min-w-0 justify-items-start max-md:justify-items-end">
      <RunBadge status={status} />
      {words !== null && (
        <span title={words} className="w-full truncate text-xs text-soft max-md:whitespace-normal">
          {words}
        </span>
      )}
    </span>
  );
}

function AgentCell({ agentId }: { agentId: string }) {
  const name = useAgentName(agentId);
  return (
    <span className="flex max-w-56 min-w-0 items-center gap-1.5">
      <AgentFace agentId={agentId} name={name} size="tiny" />
      <span className="truncate">{name}</span>
    </span>
  );
}
