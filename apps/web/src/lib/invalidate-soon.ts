import {
  hashKey,
  type InvalidateQueryFilters,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query';

const waiting = new WeakMap<QueryClient, Set<string>>();

/** Read again after a pause, once for all that happens until then: for what changes with almost every event. */
export function invalidateSoon(queries: QueryClient, queryKey: QueryKey): void {
  invalidateAfter(1_000, queries, { queryKey });
}

/** The same for what people look at: sooner, and only what has this very key. */
export function refreshSoon(queries: QueryClient, queryKey: QueryKey): void {
  invalidateAfter(400, queries, { queryKey, exact: true });
}

function invalidateAfter(ms: number, queries: QueryClient, filters: InvalidateQueryFilters): void {
  const known = waiting.get(queries) ?? new Set();
  waiting.set(queries, known);
  const key = hashKey([filters]);
  if (known.has(key)) return;
  known.add(key);
  setTimeout(() => {
    known.delete(key);
    void queries.invalidateQueries(filters);
  }, ms);
}
