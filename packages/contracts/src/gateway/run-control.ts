import { z } from 'zod';
import { attemptKey } from './run-start.ts';

/** These may be repeated at will, because the attempt itself is their key. */
export const runCancelSchema = z.strictObject({ ...attemptKey });
export const runCancelledSchema = z.strictObject({ state: z.enum(['stopping', 'ended']) });

/** Makes this connection the one that follows the attempt, and tells it what came after `afterSeq`. */
export const runResumeSchema = z.strictObject({ ...attemptKey, afterSeq: z.int().nonnegative() });
export const runResumedSchema = z.strictObject({ state: z.enum(['running', 'ended']) });

/** What came of a tool. A second result for the same call changes nothing. */
export const runToolResultSchema = z.strictObject({
  ...attemptKey,
  callId: z.string(),
  result: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('output'), output: z.string(), isError: z.boolean() }),
    z.strictObject({ kind: z.literal('suspend') }).describe('End the attempt as suspended'),
    z.strictObject({ kind: z.literal('finish'), text: z.string() }).describe('The run is done'),
  ]),
});
export type RunToolResult = z.infer<typeof runToolResultSchema>;
export const runToolResultTakenSchema = z.strictObject({ taken: z.boolean() });

/** Something a person says to the live run, which reads it before its next model call. */
export const runSteerSchema = z.strictObject({
  ...attemptKey,
  messageId: z.string(),
  from: z.string(),
  text: z.string(),
});
export const runSteeredSchema = z.strictObject({ state: z.enum(['queued', 'ended']) });

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
