import type { ScheduleType } from '@helix/contracts';
import type { Logger } from '../logger.ts';
import type { Service } from '../service.ts';
import type { JobHandler } from './job-handler.ts';

/** Carries out what was enqueued. Whatever implements it must pass the conformance suite beside this file. */
export type Engine = Service;

export type EngineOptions = {
  readonly databaseUrl: string;
  /** Stable across restarts, so that an engine finds its own unfinished work; never used by two at once. */
  readonly executorId: string;
  readonly handlers: readonly JobHandler[];
  readonly schedules: readonly ScheduleType[];
  /** How many jobs run here at a time. Those that wait for a person or the clock do not count. */
  readonly slots: number;
  readonly log: Logger;
  readonly timings?: Partial<EngineTimings>;
  /** The lease is gone: all work here was aborted, and the process must end so that a fresh one can begin. */
  onLost(error: Error): void;
};

export type EngineTimings = {
  /** How often the lease is renewed, and dead neighbours are looked for. */
  readonly beatMs: number;
  /** Without a renewal for this long, an engine stops itself. */
  readonly renewLimitMs: number;
  /** Without a renewal for this long, others take its work over. */
  readonly leaseMs: number;
  /** How often is looked for work that no hint announced. */
  readonly pollMs: number;
  /** How often is looked for work whose engine left no lease behind. */
  readonly orphanSweepMs: number;
  /** How long a starting engine waits for its own name to become free. */
  readonly nameWaitMs: number;
  /** A schedule that makes up for nothing still fires this late. */
  readonly scheduleGraceMs: number;
  /** How long a stopping engine lets jobs finish before it hands them to others. */
  readonly drainMs: number;
  /** How long finished jobs can be looked at. */
  readonly retentionMs: number;
  readonly retentionSweepMs: number;
  /** A job that was running in this many dying engines becomes a dead letter. */
  readonly poisonLimit: number;
  /** How long a job that may be what kills engines keeps others like it from beginning. */
  readonly trialMs: number;
};

// A dead engine's work starts elsewhere after leaseMs + beatMs + 1 s (the queue's own poll) at the latest.
export const defaultTimings: EngineTimings = {
  beatMs: 800,
  renewLimitMs: 1_900,
  leaseMs: 2_700,
  pollMs: 3_000,
  orphanSweepMs: 15_000,
  nameWaitMs: 8_000,
  scheduleGraceMs: 30_000,
  drainMs: 5_000,
  retentionMs: 7 * 24 * 3_600_000,
  retentionSweepMs: 600_000,
  poisonLimit: 5,
  trialMs: 3_000,
};
