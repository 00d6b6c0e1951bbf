import type { OpenStreams } from './event-stream.ts';

/** Knows every open stream, so that a drain ends them before connections are closed. */
export function trackStreams(
  slowConsumerGraceMs = 10_000,
): OpenStreams & { size(): number; close(): Promise<void> } {
  const closing = new AbortController();
  const open = new Set<Promise<void>>();
  return {
    signal: closing.signal,
    slowConsumerGraceMs,
    size: () => open.size,
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
