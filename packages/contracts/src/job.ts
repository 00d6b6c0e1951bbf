import type { z } from 'zod';

/** Durable work, described once: a command enqueues it in its own transaction, an engine carries it out. */
export type JobType = {
  readonly name: `${string}.${string}`;
  readonly payload: z.ZodType;
  /** How often it is tried before it becomes a dead letter. */
  readonly attempts: number;
  readonly backoffMs: { readonly first: number; readonly factor: number; readonly max: number };
  readonly timeoutMs?: number;
  /** How many of it one engine runs at a time. */
  readonly concurrency?: number;
  /** What becomes of an attempt whose engine died: see the durable engine's step policies. */
  readonly onCrash: 'resume' | 'retry' | 'ask';
};

export function defineJob<const J extends JobType>(job: J): J {
  return job;
}

export type JobPayload<J extends JobType> = z.output<J['payload']>;
