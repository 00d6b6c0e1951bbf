const firstMs = 100;
const maxMs = 10_000;

/** How long to wait before the next try: twice as long each time, and never at the same moment as everybody else. */
export function createBackoff(random: () => number = Math.random) {
  let waitMs = firstMs;
  return {
    next(): number {
      const nextMs = waitMs * (0.5 + random() / 2);
      waitMs = Math.min(waitMs * 2, maxMs);
      return nextMs;
    },
    reset(): void {
      waitMs = firstMs;
    },
  };
}
