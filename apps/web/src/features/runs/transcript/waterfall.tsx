'use client';

import { useSyncExternalStore } from 'react';
import { every } from '../../../lib/every.ts';
import { formatDuration } from '../../../lib/format.ts';
import { messages } from '../messages.ts';
import type { StepItem, TranscriptItem } from './transcript.ts';
import { waterfallRows } from './waterfall-rows.ts';

const everySecond = every(1_000);
const never = () => () => undefined;
const thisSecond = () => Math.floor(Date.now() / 1_000) * 1_000;
const noTime = () => 0;

/** Where the time went: a bar for each call and each tool, from the first to the last. */
export function Waterfall({
  items,
  isLive,
}: {
  items: readonly TranscriptItem[];
  isLive: boolean;
}) {
  const now = useSyncExternalStore(isLive ? everySecond : never, thisSecond, noTime);
  return (
    <ol aria-label={messages.timelineTable} className="grid gap-0.5">
      {waterfallRows(items, isLive ? now : 0).map(({ step, left, width, tookMs }) => (
        <li key={step.key}>
          <a
            href={`#step-${step.number}`}
            className="grid min-h-6 grid-cols-[8rem_minmax(0,1fr)_4.25rem] items-center gap-2 rounded-sm px-1 text-xs hover:bg-hover touch:min-h-11"
          >
            <span className="truncate" title={nameOf(step)}>
              <span className="mr-1.5 inline-block min-w-4 text-right text-soft tabular-nums">
                {step.number}
              </span>
              {nameOf(step)}
            </span>
            <span aria-hidden className="relative h-2.5 overflow-hidden rounded-sm bg-sunken">
              <span
                className={`absolute inset-y-0 min-w-1 rounded-sm ${colourOf(step)}`}
                style={{ left: `min(${left * 100}%, 100% - 0.25rem)`, width: `${width * 100}%` }}
              />
            </span>
            <span className="text-right whitespace-nowrap text-soft tabular-nums">
              {tookMs > 0 && formatDuration(tookMs)}
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}

function nameOf(step: StepItem): string {
  if (step.kind === 'call') return messages.modelCall;
  return step.kind === 'tool' ? messages.tool(step.name) : messages.said(step.from);
}

function colourOf(step: StepItem): string {
  if (step.kind === 'said') return 'bg-[var(--series-4)]';
  if (step.state === 'failed') return 'bg-bad';
  return step.kind === 'call' ? 'bg-[var(--series-1)]' : 'bg-[var(--series-2)]';
}
