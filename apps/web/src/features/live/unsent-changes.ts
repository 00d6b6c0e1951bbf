import { onlineManager, useIsMutating, type QueryClient } from '@tanstack/react-query';

/** How many changes wait for the network. */
export function useUnsentChanges(isOnline: boolean): number {
  const waiting = useIsMutating({ predicate: ({ state }) => state.isPaused });
  return isOnline ? 0 : waiting;
}

/** What waits is on this page only, so the browser asks before it is left. */
export function askBeforeLeaving(queries: QueryClient): () => void {
  const onLeave = (event: BeforeUnloadEvent) => {
    if (!onlineManager.isOnline() && queries.isMutating() > 0) event.preventDefault();
  };
  window.addEventListener('beforeunload', onLeave);
  return () => window.removeEventListener('beforeunload', onLeave);
}
