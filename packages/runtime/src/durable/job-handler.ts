import type { Backoff, CrashPolicy, JobPayload, JobType } from '@helix/contracts';
import type { Fence } from './fence.ts';

export type StepOptions = {
  /** The job's own policy unless given. */
  readonly onCrash?: CrashPolicy;
  /** Tries within the attempt. A failure after the last one fails the attempt. */
  readonly retry?: { readonly attempts: number; readonly backoffMs: Backoff };
};

export type StepEntry = {
  /** True when an engine died in this step before: part of the work may be done. */
  readonly resumed: boolean;
  /** The same for every execution of this step of this job; for tools that understand such keys. */
  readonly idempotencyKey: string;
};

/**
 * One execution of a job. What lies outside of steps runs again after a crash and must not mind;
 * steps must be reached in the same order each time.
 */
export type JobRun<Payload = unknown> = {
  readonly jobId: string;
  /** Counts from 1; a crash is no new attempt. */
  readonly attempt: number;
  /** The same without attempts that came to nothing because the database was away. */
  readonly tried: number;
  readonly organizationId: string | null;
  readonly payload: Payload;
  /** When it was meant to run; the tick of a schedule. */
  readonly dueAt: Date;
  /** For `assertFence` in every domain transaction. */
  readonly fence: Fence;
  /** Aborts when the job is cancelled, timed out, handed back, or this engine lost its lease. */
  readonly signal: AbortSignal;
  /** Its result is kept; once finished it is never done again, in no attempt. */
  step<T>(
    name: string,
    options: StepOptions,
    work: (signal: AbortSignal, entry: StepEntry) => Promise<T>,
  ): Promise<T>;
  /** Something was established within a step. What kills engines from here on is something else. */
  progressed(): Promise<void>;
  sleep(name: string, durationMs: number): Promise<void>;
  /** Waits through restarts, without holding a slot. */
  waitFor(topic: string, timeoutMs: number): Promise<WaitResult>;
};

export type WaitResult =
  | { readonly arrived: true; readonly value: unknown }
  | { readonly arrived: false };

export type JobHandler = {
  readonly job: JobType;
  execute(run: JobRun): Promise<void>;
};

/** Ties a job to the code that carries it out. */
export function handleJob<J extends JobType>(
  job: J,
  handler: (run: JobRun<JobPayload<J>>) => Promise<void>,
): JobHandler {
  return {
    job,
    execute: (run) => {
      const payload = job.payload.safeParse(run.payload);
      if (!payload.success) throw new PermanentFailure('payload_invalid', payload.error.message);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this job's own schema
      return handler({ ...run, payload: payload.data as JobPayload<J> });
    },
  };
}

/** Thrown by a handler: trying again is of no use. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
  readonly reason: string;

  constructor(reason: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Thrown by a handler: try again, and not before this long. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  readonly delayMs: number;

  constructor(delayMs: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.delayMs = delayMs;
  }
}
