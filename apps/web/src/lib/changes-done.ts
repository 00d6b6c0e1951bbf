import type { QueryClient } from '@tanstack/react-query';

const patienceMs = 3_000;

/** When the changes that are under way have been answered, or nobody should wait for them any longer. */
export function changesDone(queries: QueryClient): Promise<void> {
  const isUnderWay = () => queries.isMutating() > 0;
  if (!isUnderWay()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(end, patienceMs);
    const unsubscribe = queries.getMutationCache().subscribe(() => isUnderWay() || end());
  });
}
