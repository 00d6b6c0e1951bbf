'use client';

import type { TaskWork } from '@helix/contracts/tasks';
import { formatMoney } from '../../../lib/format.ts';
import { Elapsed } from '../../runs/elapsed.tsx';
import { useBoard } from '../board-context.tsx';
import { messages } from '../messages.ts';

const words = messages.work;

/** What an agent does with this task at this moment. */
export function CardWork({ work }: { work: TaskWork }) {
  const name = useBoard().names.agents.get(work.agentId)?.name ?? words.someone;
  const { status, startedAt, createdAt, costUsd } = work;
  const isWorking = status === 'running' || status === 'starting';
  return (
    <div
      title={work.message ?? words.by(name, words.status[status])}
      className={`-mx-1 flex items-center gap-1.5 rounded-md px-1 py-0.5 text-xs ${isWorking ? 'bg-[color-mix(in_oklab,var(--busy)_9%,transparent)] text-busy' : 'text-soft'}`}
    >
      <span
        aria-hidden
        className={`size-1.5 shrink-0 rounded-full bg-current ${isWorking ? 'animate-pulse' : ''}`}
      />
      <span className="min-w-0 flex-1 truncate">
        <span className="sr-only">{words.by(name, '')}</span>
        <span className="font-medium">{words.status[status]}</span>
        {stepText(work)}
      </span>
      {costUsd !== null && costUsd > 0 && (
        <span className="tabular-nums" title={words.spent(formatMoney(costUsd))}>
          {formatMoney(costUsd)}
        </span>
      )}
      {status !== 'queued' && <Elapsed from={startedAt ?? createdAt} to={null} />}
    </div>
  );
}

function stepText({ step, status, message }: TaskWork): string {
  if (status === 'waiting' || status === 'queued') return message === null ? '' : ` · ${message}`;
  if (step === null) return '';
  const calls = step.kind === 'tool-call' && step.name !== null;
  if (calls) return ` · ${words.calling(step.name ?? '')}`;
  return ` · ${step.kind === 'message' ? words.reading : words.thinking}`;
}
