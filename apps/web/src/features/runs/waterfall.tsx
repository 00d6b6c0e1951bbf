'use client';

import { useSyncExternalStore } from 'react';
import { formatDuration } from '../../lib/format.ts';
import { messages } from './messages.ts';
import type { CallItem, SaidItem, StepItem, ToolItem, TranscriptItem } from './transcript.ts';

const everySecond = (wake: () => void) => {
  const timer = setInterval(wake, 1_000);
  return () => clearInterval(timer);
};

/** Where the time went: a bar for each call and each tool, from the first to the last. */
export function Waterfall({
  items,
  isLive,
}: {
  items: readonly TranscriptItem[];
  isLive: boolean;
}) {
  const steps = items.filter((item): item is Timed => isTimed(item));
  const now = useSyncExternalStore(
    isLive ? everySecond : () => () => undefined,
    thisSecond,
    noTime,
  );
  const [first] = steps;
  if (!first) return null;
  const begin = Date.parse(first.startedAt);
  const ends = steps.map((step) => endOf(step, isLive ? now : 0));
  const whole = Math.max(1, ...ends.map((end) => end - begin));
  return (
    <ol aria-label={messages.timelineTable} className="grid gap-0.5">
      {steps.map((step, index) => {
        const from = Date.parse(step.startedAt);
        const tookMs = Math.max(0, (ends[index] ?? from) - from);
        return (
          <li key={step.key}>
            <a
              href={`#step-${step.number}`}
              className="grid min-h-6 grid-cols-[6.5rem_minmax(0,1fr)_4rem] items-center gap-2 rounded-sm px-1 text-xs hover:bg-hover touch:min-h-11"
            >
              <span className="truncate">{nameOf(step)}</span>
              <span aria-hidden className="relative h-2.5 rounded-sm bg-sunken">
                <span
                  className={`absolute inset-y-0 min-w-1 rounded-sm ${colourOf(step)}`}
                  style={{
                    left: `${(100 * (from - begin)) / whole}%`,
                    width: `${Math.min(100, (100 * tookMs) / whole)}%`,
                  }}
                />
              </span>
              <span className="text-right text-soft tabular-nums">{formatDuration(tookMs)}</span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}

type Timed = (CallItem | ToolItem | SaidItem) & { startedAt: string };

const isTimed = (item: TranscriptItem): boolean =>
  item.kind !== 'attempt' && item.startedAt !== undefined && item.attempt > 0;
const thisSecond = () => Math.floor(Date.now() / 1_000) * 1_000;
const noTime = () => 0;

function endOf(step: StepItem, now: number): number {
  const from = Date.parse(step.startedAt ?? '');
  if (step.kind === 'said') return from;
  if (step.endedAt !== null) return Date.parse(step.endedAt);
  return step.state === 'open' ? Math.max(from, now) : from;
}

function nameOf(step: StepItem): string {
  if (step.kind === 'call') return messages.callShort(step.number);
  return step.kind === 'tool' ? messages.tool(step.name) : messages.said(step.from);
}

function colourOf(step: StepItem): string {
  if (step.kind === 'said') return 'bg-[var(--series-4)]';
  if (step.state === 'failed') return 'bg-bad';
  return step.kind === 'call' ? 'bg-[var(--series-1)]' : 'bg-[var(--series-2)]';
}
