/** Rejects when the signal aborts; to be released when that is of no interest any more. */
export function untilAborted(signal: AbortSignal) {
  const aborted = Promise.withResolvers<never>();
  aborted.promise.catch(() => undefined);
  const stop = () =>
    aborted.reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return { rejection: aborted.promise, release: () => signal.removeEventListener('abort', stop) };
}

/** Lets everybody look again who waits for something. */
export function createNews() {
  let next = Promise.withResolvers<void>();
  return {
    /** Resolves with the first thing that is found. */
    async until<T>(find: () => T | undefined, signal: AbortSignal): Promise<T> {
      const aborted = untilAborted(signal);
      try {
        for (;;) {
          const found = find();
          if (found !== undefined) return found;
          await Promise.race([aborted.rejection, next.promise]);
        }
      } finally {
        aborted.release();
      }
    },
    tell(): void {
      next.resolve();
      next = Promise.withResolvers<void>();
    },
  };
}
