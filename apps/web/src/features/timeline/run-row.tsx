'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { isEnded, type Run } from '@helix/contracts/runs';
import { client } from '../../lib/browser-client.ts';
import { formatDuration, formatMoney } from '../../lib/format.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { everyAgentQuery } from '../agents/agent-queries.ts';
import { ActorMark } from '../comments/actor-mark.tsx';
import { RunBadge } from '../runs/run-badge.tsx';
import { messages } from './messages.ts';

/** A task that nobody has run needs nothing of it. */
const RunPanel = dynamic(async () => (await import('../runs/run-panel.tsx')).RunPanel);

type RunRowProps = { run: Omit<Run, 'output'>; isNewest: boolean };

/** A run in one line; the newest one and those that are not over stand open. */
export function RunRow({ run, isNewest }: RunRowProps) {
  const { data: agents } = useQuery(everyAgentQuery(client));
  const [isOpen, setIsOpen] = useState(isNewest || !isEnded(run.status));
  const name = agents?.items.find(({ id }) => id === run.agentId)?.name ?? messages.gone;
  const duration = durationOf(run);
  return (
    <div
      id={`run-${run.id}`}
      tabIndex={-1}
      // What is open may be in the middle of an answer, or have something written in it.
      data-held={isOpen ? '' : undefined}
      className="landmark grid gap-2"
    >
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-6 min-w-0 flex-wrap items-center gap-x-2.5 rounded-md text-left text-sm text-soft hover:text-ink touch:min-h-11"
      >
        <ActorMark actor={{ kind: 'agent', id: run.agentId, name }} />
        <span className="font-medium text-ink">{messages.runOf(name)}</span>
        <RunBadge status={run.status} />
        {duration !== undefined && <span>{messages.ranFor(formatDuration(duration))}</span>}
        {run.costUsd !== null && run.costUsd > 0 && <span>{formatMoney(run.costUsd)}</span>}
        <span className="text-xs">
          <RelativeTime at={run.createdAt} />
        </span>
        <ChevronRight
          aria-hidden
          className={`size-4 transition-transform ${isOpen ? 'rotate-90' : ''}`}
        />
      </button>
      {isOpen && (
        <RunPanel runId={run.id} agentName={name} isLatest={isNewest} isQuestionElsewhere />
      )}
    </div>
  );
}

function durationOf({ startedAt, endedAt }: RunRowProps['run']): number | undefined {
  return startedAt === null || endedAt === null
    ? undefined
    : Date.parse(endedAt) - Date.parse(startedAt);
}
