'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Collapsible } from '@helix/ui';
import type { Run } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { messages } from './messages.ts';
import { RunBadge } from './run-badge.tsx';
import { RunPanel, useAgentName } from './run-panel.tsx';
import { runsQuery } from './run-queries.ts';

/** What agents have done for a task: the newest run open, the earlier ones a line each until they are opened. */
export function TaskRuns({ taskId }: { taskId: string }) {
  const runs = useInfiniteQuery(runsQuery(client, { taskId }, 20));
  if (!runs.data) return null;
  const [newest, ...earlier] = runs.data.pages.flatMap(({ items }) => items);
  if (!newest) return <p className="text-sm text-soft">{messages.noRuns}</p>;
  return (
    <div className="grid gap-3">
      <RunPanel key={newest.id} runId={newest.id} />
      {earlier.length > 0 && (
        <div className="grid gap-1">
          <h3 className="text-xs font-medium text-soft">{messages.earlierRuns(earlier.length)}</h3>
          {earlier.map((run) => (
            <EarlierRun key={run.id} run={run} />
          ))}
          {runs.hasNextPage && (
            <Button
              look="quiet"
              size="small"
              busy={runs.isFetchingNextPage}
              onClick={() => void runs.fetchNextPage()}
            >
              {messages.loadMore}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function EarlierRun({ run }: { run: Run }) {
  const [isOpen, setIsOpen] = useState(false);
  const name = useAgentName(run.agentId);
  return (
    <Collapsible
      open={isOpen}
      onOpenChange={setIsOpen}
      title={
        <span className="flex items-center gap-2">
          <span className="truncate text-ink">{name}</span>
          <RunBadge status={run.status} />
        </span>
      }
      note={<RelativeTime at={run.createdAt} />}
    >
      {isOpen && <RunPanel runId={run.id} agentName={name} isLatest={false} />}
    </Collapsible>
  );
}
