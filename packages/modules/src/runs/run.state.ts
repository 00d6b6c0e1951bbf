import { isEnded, type RunStatus } from '@helix/contracts/runs';

const next: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ['starting', 'cancelled', 'failed'],
  starting: ['running', 'queued', 'cancelled', 'failed', 'timed_out', 'succeeded'],
  running: ['waiting', 'succeeded', 'failed', 'cancelled', 'timed_out', 'queued'],
  waiting: ['running', 'queued', 'cancelled', 'failed', 'timed_out'],
  succeeded: [],
  failed: [],
  cancelled: [],
  timed_out: [],
};

/** An ended run never changes again; a live one goes back to `queued` only to be attempted anew. */
export function canBecome(from: RunStatus, to: RunStatus): boolean {
  return next[from].includes(to);
}

/** An attempt may begin on a run that waits for one, or whose last one was lost with its engine. */
export function canAttempt(status: RunStatus): boolean {
  return !isEnded(status);
}
