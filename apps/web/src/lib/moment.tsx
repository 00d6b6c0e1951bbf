'use client';

import { useSyncExternalStore } from 'react';
import { formatDate, type DateStyle } from './format.ts';

const never = () => () => undefined;

/** False on the server and at the first paint, true from then on: for what only the reader's browser knows. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** A moment in words; in the reader's time zone as soon as that is known. */
export function Moment({ at, style = 'dateTime' }: { at: string; style?: DateStyle }) {
  const isHydrated = useIsHydrated();
  return <time dateTime={at}>{formatDate(at, style, isHydrated ? undefined : 'UTC')}</time>;
}
