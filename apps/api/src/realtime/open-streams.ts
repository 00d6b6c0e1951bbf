import type { OpenStreams } from './event-stream.ts';

/** Knows every open stream, so that a drain ends them before connections are closed. */
export function trackStreams(): OpenStreams & { close(): Promise<void> } {
  const closing = new AbortController();
  const open = new Set<Promise<void>>();
  return {
    signal: closing.signal,
    add(stream) {
      open.add(stream);
      stream.finally(() => open.delete(stream)).catch(() => undefined);
    },
    async close() {
      closing.abort();
      await Promise.allSettled(open);
    },
  };
}
