import type { LiveConnection } from './live-connection.ts';

/** A browser has few connections to share among its tabs; one that nobody looks at gives its own back. */
const hiddenLimitMs = 60_000;

/** What the browser knows of the network before a socket does, and of whether anybody looks. */
export function watchBrowser(connection: LiveConnection): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPaused = false;
  const onNetwork = () => {
    if (!isPaused) connection.retry();
  };
  const onVisibility = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') {
      timer = setTimeout(() => {
        isPaused = true;
        connection.pause();
      }, hiddenLimitMs);
    } else if (isPaused) {
      isPaused = false;
      connection.retry();
    }
  };
  window.addEventListener('online', onNetwork);
  window.addEventListener('offline', onNetwork);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('online', onNetwork);
    window.removeEventListener('offline', onNetwork);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
