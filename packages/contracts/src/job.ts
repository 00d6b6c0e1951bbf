import type { z } from 'zod';

/** What becomes of a step whose engine died in it: go on with it, simply do it again, or let a person decide. */
export type CrashPolicy = 'resume' | 'retry' | 'ask';

export type Backoff = { readonly first: number; readonly factor: number; readonly max: number };

/** Durable work, described once: a command enqueues it in its own transaction, an engine carries it out. */
export type JobType = {
  readonly name: `${string}.${string}`;
  readonly payload: z.ZodType;
  /** How often it is tried before it becomes a dead letter. */
  readonly attempts: number;
  readonly backoffMs: Backoff;
  readonly timeoutMs?: number;
  /** How many of it one engine runs at a time. */
  readonly concurrency?: number;
  /** The policy of its steps that name none. */
  readonly onCrash: CrashPolicy;
};

export function defineJob<const J extends JobType>(job: J): J {
  return job;
}

export type JobPayload<J extends JobType> = z.output<J['payload']>;

/** A job that the calendar starts: once per tick, however many engines there are. */
export type ScheduleType<J extends JobType = JobType> = {
  readonly name: string;
  /** Five fields, or six with seconds first. */
  readonly cron: string;
  readonly timeZone: string;
  readonly job: J;
  readonly payload: z.input<J['payload']>;
  /** Which of the ticks that nobody was there for are made up for. */
  readonly backfill: 'all' | 'last' | 'none';
};

export function defineSchedule<const J extends JobType>(
  schedule: ScheduleType<J>,
): ScheduleType<J> {
  return schedule;
}
