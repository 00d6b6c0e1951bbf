import { z } from 'zod';
import { defineJob, defineSchedule } from '../job.ts';

/** Forgets comments that were deleted weeks ago. */
export const purgeComments = defineJob({
  name: 'comments.purge',
  payload: z.object({}),
  attempts: 3,
  backoffMs: { first: 60_000, factor: 2, max: 600_000 },
  onCrash: 'retry',
});

export const purgeCommentsNightly = defineSchedule({
  name: 'comments.purge.nightly',
  cron: '20 3 * * *',
  timeZone: 'UTC',
  job: purgeComments,
  payload: {},
  backfill: 'last',
});
