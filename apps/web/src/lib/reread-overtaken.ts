import type { QueryClient } from '@tanstack/react-query';

/**
 * What was changed while it was being read would fall back to an answer from before the change: it is read once more.
 * Reads that look after this themselves say so with `meta: { keepsRecord: true }`.
 */
export function rereadOvertaken(queries: QueryClient): void {
  const overtaken = new Set<string>();
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    const { queryHash, queryKey, state, meta } = event.query;
    if (event.action.manual === true) {
      const isOvertaken = state.fetchStatus === 'fetching' && meta?.['keepsRecord'] !== true;
      if (isOvertaken) overtaken.add(queryHash);
    } else if (overtaken.delete(queryHash)) {
      void queries.invalidateQueries({ queryKey, exact: true });
    }
  });
}
