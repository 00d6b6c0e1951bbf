import { z } from 'zod';
import { defineJob, defineSchedule } from '../job.ts';

/** Forgets what was removed weeks ago, and bytes on disk that nothing refers to. */
export const sweepFiles = defineJob({
  name: 'files.sweep',
  payload: z.object({}),
  attempts: 3,
  backoffMs: { first: 60_000, factor: 2, max: 600_000 },
  onCrash: 'retry',
});

export const sweepFilesNightly = defineSchedule({
  name: 'files.sweep.nightly',
  cron: '40 3 * * *',
  timeZone: 'UTC',
  job: sweepFiles,
  payload: {},
  backfill: 'last',
});
