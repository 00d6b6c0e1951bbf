/** Wakes everybody who waits for it. A ring between two waits is not missed. */
export type Bell = {
  ring(): void;
  /** How often it has rung; to be read before looking for news. */
  readonly rings: number;
  /** Resolves when it has rung since `seen`, or the time is over. Rejects when the signal aborts. */
  wait(seen: number, limitMs: number, signal?: AbortSignal): Promise<void>;
};

const longestTimerMs = 3_600_000;

export function createBell(): Bell {
  let rings = 0;
  const waiters = new Set<() => void>();
  return {
    ring() {
      rings += 1;
      for (const wake of [...waiters]) wake();
    },
    get rings() {
      return rings;
    },
    wait(seen, limitMs, signal) {
      signal?.throwIfAborted();
      if (rings > seen) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const finish = () => {
          clearTimeout(timer);
          waiters.delete(finish);
          signal?.removeEventListener('abort', finish);
          if (signal?.aborted) reject(signal.reason);
          else resolve();
        };
        const timer = setTimeout(finish, Math.min(Math.max(0, limitMs), longestTimerMs));
        waiters.add(finish);
        signal?.addEventListener('abort', finish);
      });
    },
  };
}
