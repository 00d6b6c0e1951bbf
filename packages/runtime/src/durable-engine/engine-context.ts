import type pg from 'pg';
import type { EngineOptions, EngineTimings } from '../durable/engine.ts';
import type { Logger } from '../logger.ts';
import type { ActiveRun } from './job-run.ts';
import type { Lease } from './lease.ts';
import type { Trial } from './trial.ts';

/** What the parts of one engine have in common. */
export type EngineContext = {
  readonly options: EngineOptions;
  readonly timings: EngineTimings;
  readonly log: Logger;
  readonly pool: pg.Pool;
  readonly lease: Lease;
  readonly trial: Trial;
  /** By job id. */
  readonly active: Map<string, ActiveRun>;
  /** A job ended or began to wait: there may be room for another. */
  onSlotFree(): void;
};
