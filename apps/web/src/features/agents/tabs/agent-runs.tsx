'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { Button, EmptyState, SkeletonRows } from '@helix/ui';
import { client } from '../../../lib/browser-client.ts';
import { RequestFailed } from '../../../lib/request-failed.tsx';
import { runsQuery } from '../../runs/run-queries.ts';
import { messages } from '../messages.ts';
import { RunTable } from './run-table.tsx';

const words = messages.runs;

export function AgentRuns({ agentId }: { agentId: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    runsQuery(client, { agentId }),
  );
  if (error && !data) {
    return <RequestFailed error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <SkeletonRows label={words.loading} />;
  const runs = data.pages.flatMap(({ items }) => items);
  if (runs.length === 0) {
    return <EmptyState icon={<Activity />} title={words.empty} text={words.emptyText} />;
  }
  return (
    <div className="grid gap-3">
      <RunTable runs={runs} caption={words.title} />
      {hasNextPage && (
        <Button
          className="justify-self-start"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
    </div>
  );
}
