import type { Backoff } from '@helix/contracts';

/** An error as it is stored: enough to decide and to show, nothing that could leak. */
export type Failure = {
  readonly name: string;
  readonly message: string;
  /** Trying again is of no use, and why. */
  readonly permanent?: string;
  /** What the handler asked to wait. */
  readonly retryAfterMs?: number;
  /** The database was not there. That is nobody's failure, and uses up no attempt. */
  readonly isAway?: true;
};

const longestMessage = 2_000;
const awayMs = 500;

export function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: storable(String(error)) };
  const { name } = error;
  const message = storable(error.message);
  if (name === 'PermanentFailure' && 'reason' in error)
    return { name, message, permanent: String(error.reason) };
  if (name === 'RetryLater' && 'delayMs' in error)
    return { name, message, retryAfterMs: Number(error.delayMs) };
  return isDatabaseAway(error) ? { name, message, isAway: true } : { name, message };
}

/** Thrown where a connection to our database could not be had: from the code alone it could be anybody's. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';

  constructor(cause: unknown) {
    super('The database cannot be reached', { cause });
  }
}

/** Ours, not a server that some job talks to: a refused connection counts only inside of a query. */
function isDatabaseAway(error: Error): boolean {
  if (error instanceof DatabaseAway) return true;
  const isOfQuery = 'query' in error && 'params' in error;
  return isOfQuery ? isConnectionFailure(error.cause) : isConnectionEnded(error);
}

/** In the words of PostgreSQL and of its driver. */
function isConnectionEnded(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(08|57P0|53300)/.test(code) ||
    /connection terminated|connection error|timeout exceeded|not queryable/i.test(error.message)
  );
}

/** The database's connection was lost or refused, or it stops or starts: the statement may be tried again later. */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isConnectionFailure)) return true;
  const code = 'code' in error ? String(error.code) : '';
  return isConnectionEnded(error) || /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|EAI_AGAIN)/.test(code);
}

export type Verdict =
  | { readonly kind: 'retry'; readonly afterMs: number; readonly isFree?: true }
  | { readonly kind: 'dead'; readonly reason: string };

/** What becomes of a job whose attempt failed. */
export function judgeFailure(
  failure: Failure,
  tries: { tried: number; attempts: number; backoffMs: Backoff },
): Verdict {
  if (failure.isAway) return { kind: 'retry', afterMs: awayMs, isFree: true };
  if (failure.permanent !== undefined) return { kind: 'dead', reason: failure.permanent };
  if (tries.tried >= tries.attempts) return { kind: 'dead', reason: 'attempts_exhausted' };
  return {
    kind: 'retry',
    afterMs: failure.retryAfterMs ?? backoffDelayMs(tries.backoffMs, tries.tried),
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
