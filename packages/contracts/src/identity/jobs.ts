import { z } from 'zod';
import { defineJob, defineSchedule } from '../job.ts';

/** Forgets sessions, links and failures that have been over for a month. */
export const tidyAccess = defineJob({
  name: 'access.tidy',
  payload: z.object({}),
  attempts: 5,
  backoffMs: { first: 10_000, factor: 3, max: 600_000 },
  onCrash: 'retry',
});

export const tidyAccessDaily = defineSchedule({
  name: 'access.tidy',
  cron: '41 3 * * *',
  timeZone: 'UTC',
  job: tidyAccess,
  payload: {},
  backfill: 'last',
});
