import type { Backoff } from '@helix/contracts';

export type FailedBatch = {
  readonly size: number;
  /** How often the same event has failed by itself before. */
  readonly failures: number;
  readonly onPoison: 'park' | 'stop';
};

export type FailureVerdict =
  /** Find the one that fails by taking them singly. */
  | { readonly kind: 'single-out' }
  | { readonly kind: 'retry'; readonly afterMs: number }
  | { readonly kind: 'park' }
  /** Nothing passes it; looked at again now and then, as a new version may be able to. */
  | { readonly kind: 'stop'; readonly afterMs: number };

export const poisonFailures = 6;
const stoppedRetryMs = 300_000;

export function judgeFailedBatch(batch: FailedBatch, backoff: Backoff): FailureVerdict {
  if (batch.size > 1) return { kind: 'single-out' };
  const failures = batch.failures + 1;
  if (failures < poisonFailures) {
    return {
      kind: 'retry',
      afterMs: Math.min(backoff.max, backoff.first * backoff.factor ** (failures - 1)),
    };
  }
  return batch.onPoison === 'park' ? { kind: 'park' } : { kind: 'stop', afterMs: stoppedRetryMs };
}
