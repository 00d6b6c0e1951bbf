'use client';

import { useSyncExternalStore } from 'react';
import { every } from '../../lib/every.ts';
import { formatDuration } from '../../lib/format.ts';

const everySecond = every(1_000);
const thisSecond = () => Math.floor(Date.now() / 1_000) * 1_000;
const noTime = () => 0;

/** From one moment to another, or to now, counting. */
export function Elapsed({ from, to }: { from: string; to: string | null }) {
  return to === null ? (
    <Counting from={Date.parse(from)} />
  ) : (
    <span className="tabular-nums">{formatDuration(Date.parse(to) - Date.parse(from))}</span>
  );
}

function Counting({ from }: { from: number }) {
  const now = useSyncExternalStore(everySecond, thisSecond, noTime);
  const seconds = Math.max(0, Math.floor((now - from) / 1_000));
  return (
    <span className="tabular-nums" role="timer" aria-live="off">
      {now === 0 ? '' : formatDuration(Math.max(seconds, 1) * 1_000)}
    </span>
  );
}
