import type { Backoff } from '@helix/contracts';

/** An error as it is stored: enough to decide and to show, nothing that could leak. */
export type Failure = {
  readonly name: string;
  readonly message: string;
  /** Trying again is of no use, and why. */
  readonly permanent?: string;
  /** What the handler asked to wait. */
  readonly retryAfterMs?: number;
};

const longestMessage = 2_000;

export function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: storable(String(error)) };
  const { name } = error;
  const message = storable(error.message);
  if (name === 'PermanentFailure' && 'reason' in error)
    return { name, message, permanent: String(error.reason) };
  if (name === 'RetryLater' && 'delayMs' in error)
    return { name, message, retryAfterMs: Number(error.delayMs) };
  return { name, message };
}

export type Verdict =
  | { readonly kind: 'retry'; readonly afterMs: number }
  | { readonly kind: 'dead'; readonly reason: string };

/** What becomes of a job whose attempt failed. */
export function judgeFailure(
  failure: Failure,
  tries: { attempt: number; maxAttempts: number; backoffMs: Backoff },
): Verdict {
  if (failure.permanent !== undefined) return { kind: 'dead', reason: failure.permanent };
  if (tries.attempt >= tries.maxAttempts) return { kind: 'dead', reason: 'attempts_exhausted' };
  return {
    kind: 'retry',
    afterMs: failure.retryAfterMs ?? backoffDelayMs(tries.backoffMs, tries.attempt),
  };
}

/** The wait after the given try, which counts from 1. */
export function backoffDelayMs(backoff: Backoff, tried: number): number {
  return Math.min(backoff.max, backoff.first * backoff.factor ** (tried - 1));
}

/** The database refuses a zero character, and nobody reads a novel. */
function storable(text: string): string {
  return text.replaceAll('\0', '').slice(0, longestMessage);
}
