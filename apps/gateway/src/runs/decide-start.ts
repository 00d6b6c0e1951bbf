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

type StartRequest = Pick<RunStart, 'runId' | 'attempt' | 'idempotencyKey'>;

/** Whether a start begins an attempt, is a repetition of one, or comes too late. */
export function decideStart(start: StartRequest, facts: StartFacts): StartDecision {
  if (isStale(start, facts)) return { kind: 'refuse', refusal: 'staleAttempt' };
  if (isKeyReused(start, facts)) return { kind: 'refuse', refusal: 'keyReused' };
  if (facts.known?.attempt === start.attempt) return { kind: 'join' };
  if (facts.draining) return { kind: 'refuse', refusal: 'draining' };
  return facts.isFull ? { kind: 'refuse', refusal: 'noFreeSlot' } : { kind: 'begin' };
}

function isStale({ attempt }: StartRequest, { known, lastOver = 0 }: StartFacts): boolean {
  return attempt <= lastOver || (known !== undefined && attempt < known.attempt);
}

/** A key means one attempt, and an attempt has one key. */
function isKeyReused(
  { runId, attempt, idempotencyKey }: StartRequest,
  { known, keyOwner }: StartFacts,
): boolean {
  if (keyOwner && (keyOwner.runId !== runId || keyOwner.attempt !== attempt)) return true;
  return known?.attempt === attempt && known.idempotencyKey !== idempotencyKey;
}
