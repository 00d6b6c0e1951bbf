import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';

const pauseMs = 1_000;
const waiting = new WeakMap<QueryClient, Set<string>>();

/** Read again after a pause, once for all that happens until then: for what changes with almost every event. */
export function invalidateSoon(queries: QueryClient, queryKey: QueryKey): void {
  const known = waiting.get(queries) ?? new Set();
  waiting.set(queries, known);
  const key = hashKey(queryKey);
  if (known.has(key)) return;
  known.add(key);
  setTimeout(() => {
    known.delete(key);
    void queries.invalidateQueries({ queryKey });
  }, pauseMs);
}
