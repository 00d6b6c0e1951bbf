import { z } from 'zod';
import { attemptKey } from './run-start.ts';

/** These may be repeated at will, because the attempt itself is their key. */
export const runCancelSchema = z.strictObject({ ...attemptKey });
export const runCancelledSchema = z.strictObject({ state: z.enum(['stopping', 'ended']) });

/** Makes this connection the one that follows the attempt, and tells it what came after `afterSeq`. */
export const runResumeSchema = z.strictObject({ ...attemptKey, afterSeq: z.int().nonnegative() });
export const runResumedSchema = z.strictObject({ state: z.enum(['running', 'ended']) });

/** The outcome is stored on the other side, so the gateway may forget the attempt. */
export const runAckSchema = z.strictObject({ ...attemptKey });
export const runAckedSchema = z.strictObject({ acknowledged: z.literal(true) });

/** `details.code` of a refusal. */
export const runRefusals = {
  unknownAttempt: 'HELIX_ATTEMPT_UNKNOWN',
  staleAttempt: 'HELIX_ATTEMPT_STALE',
  keyReused: 'HELIX_IDEMPOTENCY_KEY_REUSED',
  stillRunning: 'HELIX_ATTEMPT_RUNNING',
  noFreeSlot: 'HELIX_NO_FREE_SLOT',
  draining: 'HELIX_DRAINING',
} as const;
