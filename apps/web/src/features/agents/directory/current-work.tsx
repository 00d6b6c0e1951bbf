'use client';

import Link from 'next/link';
import type { Agent, CurrentRun } from '@helix/contracts/agents';
import { messages } from '../messages.ts';

/** What an agent is at: the task, and the step it has reached. */
export function CurrentWork({ agent }: { agent: Agent }) {
  const { currentRun, runs } = agent;
  const isBusy = runs.working + runs.waiting > 0;
  if (!currentRun && !isBusy) {
    return (
      <span className="text-soft">
        {runs.queued > 0 ? messages.inQueue(runs.queued) : messages.nothingNow}
      </span>
    );
  }
  if (!currentRun) return <span className="text-soft">{messages.notVisible}</span>;
  return (
    <span className="grid min-w-0">
      <TaskLink run={currentRun} />
      <span className="truncate text-xs text-soft">{stepText(currentRun)}</span>
    </span>
  );
}

function TaskLink({ run }: { run: CurrentRun }) {
  const text = run.taskTitle ?? messages.chat;
  const href = run.taskId === null ? `/runs/${run.id}` : `/tasks/${run.taskId}`;
  return (
    <Link href={href} className="relative z-10 truncate rounded-sm hover:underline">
      {run.taskKey !== null && <span className="font-mono text-xs text-soft">{run.taskKey} </span>}
      {text}
    </Link>
  );
}

function stepText({ status, step }: CurrentRun): string {
  if (status === 'waiting') return messages.waitsForYou;
  if (!step) return messages.starting;
  return step.kind === 'tool-call'
    ? messages.step['tool-call'](step.name)
    : messages.step[step.kind];
}
