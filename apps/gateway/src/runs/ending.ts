import type { RunEnd } from '@helix/contracts/gateway';
import { failureReasons, isFailureReason, type FailureReasonName } from '@helix/contracts/runs';

export type End = Omit<RunEnd, 'runId' | 'attempt' | 'seq'>;

export function failedEnd(
  reason: FailureReasonName,
  message: string = failureReasons[reason].sentence,
): End {
  return { outcome: failureReasons[reason].outcome, reason, message };
}

/** How an attempt ends that was stopped from outside. */
export function stoppedEnd(signal: AbortSignal): End {
  const told: unknown = signal.reason;
  return failedEnd(typeof told === 'string' && isFailureReason(told) ? told : 'cancelled_by_user');
}
