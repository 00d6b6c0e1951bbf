'use client';

import { useSyncExternalStore } from 'react';

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' });
const everyMinute = (wake: () => void) => {
  const timer = setInterval(wake, 60_000);
  return () => clearInterval(timer);
};
const thisMinute = () => Math.floor(Date.now() / 60_000);

export function RelativeTime({ at }: { at: string }) {
  // Rendered on the server without a "now", so that both sides agree on the first paint.
  const minute = useSyncExternalStore(everyMinute, thisMinute, () => 0);
  return (
    <time
      dateTime={at}
      title={new Date(at).toISOString().replace('T', ' ').slice(0, 16)}
      suppressHydrationWarning
    >
      {minute === 0 ? at.slice(0, 10) : textOf(at)}
    </time>
  );
}

function textOf(at: string): string {
  const seconds = (Date.parse(at) - Date.now()) / 1000;
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  }
  return 'just now';
}
