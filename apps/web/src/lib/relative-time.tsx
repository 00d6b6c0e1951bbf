'use client';

import { useSyncExternalStore } from 'react';
import { every } from './every.ts';
import { formatDate } from './format.ts';

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' });
const everyMinute = every(60_000);
const thisMinute = () => Math.floor(Date.now() / 60_000);

export function RelativeTime({ at }: { at: string }) {
  const minute = useSyncExternalStore(everyMinute, thisMinute, () => 0);
  // The server's "now" may be a minute older; a place that is kept free for a date would shift instead.
  return (
    <time
      dateTime={at}
      title={formatDate(at, 'dateTime', minute === 0 ? 'UTC' : undefined)}
      suppressHydrationWarning
    >
      {textOf(at)}
    </time>
  );
}

function textOf(at: string): string {
  const seconds = (Date.parse(at) - Date.now()) / 1000;
  for (const [unit, size] of units) {
    // Whole ones that are over: what is an hour ago is never sixty minutes ago.
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return 'just now';
}
