import type { AttemptKey, RunStart, runRefusals } from '@helix/contracts/gateway';

export type KnownAttempt = { attempt: number; idempotencyKey: string };

export type StartFacts = {
  /** The newest attempt of the same run. */
  known: KnownAttempt | undefined;
  /** Whose idempotency key it is, if any. */
  keyOwner: AttemptKey | undefined;
  /** The last attempt of this run whose outcome was acknowledged. */
  lastOver: number | undefined;
  isFull: boolean;
  draining: boolean;
};

export type StartDecision =
  | { kind: 'begin' }
  | { kind: 'join' }
  | { kind: 'refuse'; refusal: keyof typeof runRefusals };

/** Whether a start begins an attempt, is a repetition of one, or comes too late. */
export function decideStart(
  { runId, attempt, idempotencyKey }: Pick<RunStart, 'runId' | 'attempt' | 'idempotencyKey'>,
  { known, keyOwner, lastOver, isFull, draining }: StartFacts,
): StartDecision {
  const newest = Math.max(known?.attempt ?? 0, lastOver ?? 0);
  if (attempt < newest || attempt === lastOver) return { kind: 'refuse', refusal: 'staleAttempt' };
  if (keyOwner && (keyOwner.runId !== runId || keyOwner.attempt !== attempt)) {
    return { kind: 'refuse', refusal: 'keyReused' };
  }
  if (known?.attempt === attempt) {
    return known.idempotencyKey === idempotencyKey ? { kind: 'join' } : { kind: 'refuse', refusal: 'keyReused' };
  }
  if (draining) return { kind: 'refuse', refusal: 'draining' };
  return isFull ? { kind: 'refuse', refusal: 'noFreeSlot' } : { kind: 'begin' };
}
