'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { every } from './every.ts';

const everyMinute = every(60_000);
const thisMinute = () => Math.floor(Date.now() / 60_000);

/** Now, to the minute; rendered again when that has passed. */
export function useNow(): Date {
  const minute = useSyncExternalStore(everyMinute, thisMinute, thisMinute);
  return useMemo(() => new Date((minute + 1) * 60_000 - 1), [minute]);
}
