import { createBell, type Bell } from './bell.ts';
import type { JobHandler } from '../durable/job-handler.ts';

/** Why a running job must let go. */
export type Interruption = 'cancelled' | 'handed_back' | 'fenced' | 'timed_out';

/** A job that this engine carries out right now. */
export type ActiveRun = {
  readonly claim: Claim;
  readonly handler: JobHandler;
  readonly controller: AbortController;
  /** Rung when there may be news for it. */
  readonly bell: Bell;
  interruption: Interruption | undefined;
  /** It has come through what it was suspected of. */
  cleared: () => void;
  /** Waits for a person or the clock, and holds no slot meanwhile. */
  waiting: boolean;
  /** Puts on record that the run ends here; called when its code has let go. */
  leave: () => Promise<void>;
  readonly ended: PromiseWithResolvers<void>;
};

export function createRun(claim: Claim, handler: JobHandler): ActiveRun {
  return {
    claim,
    handler,
    controller: new AbortController(),
    bell: createBell(),
    interruption: undefined,
    cleared: () => {},
    waiting: false,
    leave: () => Promise.resolve(),
    ended: Promise.withResolvers<void>(),
  };
}

/** What the queue's row said when the job became ours. */
export type Claim = {
  readonly jobId: string;
  readonly name: string;
  readonly attempt: number;
  /** Attempts that count, this one included, of the number that there may be. */
  readonly tried: number;
  readonly attempts: number;
  readonly crashes: number;
  readonly token: number;
  readonly payload: unknown;
  readonly organizationId: string | null;
  readonly dueAt: Date;
};

/** One DBOS workflow per attempt: a crash goes on with it, a retry starts the next. */
export const workflowIdOf = (claim: { jobId: string; attempt: number }) =>
  `${claim.jobId}.${claim.attempt}`;

class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly interruption: Interruption;

  constructor(interruption: Interruption) {
    super(
      {
        cancelled: 'The job was cancelled',
        handed_back: 'The engine is stopping; another one goes on with the job',
        fenced: 'The engine lost its lease; another one goes on with the job',
        timed_out: 'The job took longer than it may',
      }[interruption],
    );
    this.interruption = interruption;
  }
}

/** Aborts the run's code. The first reason stands. */
export function interrupt(
  run: ActiveRun,
  interruption: Interruption,
  leave?: () => Promise<void>,
): void {
  if (run.interruption !== undefined) return;
  run.interruption = interruption;
  let left: Promise<void> | undefined;
  if (leave) run.leave = () => (left ??= leave());
  run.controller.abort(new InterruptedError(interruption));
}

/** For code of a run that must not go on: the work now belongs to somebody else, or to nobody. */
export async function letGo(run: ActiveRun): Promise<never> {
  // A fenced engine may still own the workflow on paper; any outcome it reported could be recorded.
  if (run.interruption === 'fenced') await new Promise(() => undefined);
  await run.leave();
  throw new InterruptedError(run.interruption ?? 'cancelled');
}

/** Whether the attempt goes on elsewhere or not at all, instead of having failed. */
export const isGivenUp = (run: ActiveRun) =>
  run.interruption !== undefined && run.interruption !== 'timed_out';
