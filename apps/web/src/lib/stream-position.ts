import type { QueryClient } from '@tanstack/react-query';

const key = ['stream-position'];

/** The number of an event from before anything in the cache was read: a stream that begins after it leaves nothing out. */
export function readPosition(queries: QueryClient): number | undefined {
  return queries.getQueryData<number>(key);
}

export function keepPosition(queries: QueryClient, seq: number): void {
  queries.setQueryData<number>(key, seq);
}
