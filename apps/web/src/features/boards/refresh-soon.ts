import type { QueryClient, QueryKey } from '@tanstack/react-query';

const calmMs = 400;
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Reads something again, once for however much happens in a moment. */
export function refreshSoon(queries: QueryClient, queryKey: QueryKey): void {
  const id = JSON.stringify(queryKey);
  if (waiting.has(id)) return;
  const refresh = () => {
    waiting.delete(id);
    void queries.invalidateQueries({ queryKey, exact: true });
  };
  waiting.set(id, setTimeout(refresh, calmMs));
}
