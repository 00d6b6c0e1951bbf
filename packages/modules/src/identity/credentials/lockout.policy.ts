const freeFailures = 5;
const firstLockMs = 30_000;
const longestLockMs = 60 * 60_000;
/** Failures that are older do not count any more. */
export const failuresExpireMs = 24 * 60 * 60_000;

/** How long nobody may sign in with an address after so many failures in a row: twice as long after each. */
export function lockMs(failures: number): number {
  if (failures < freeFailures) return 0;
  return Math.min(longestLockMs, firstLockMs * 2 ** (failures - freeFailures));
}
