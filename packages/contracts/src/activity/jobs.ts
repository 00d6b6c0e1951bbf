import { z } from 'zod';
import { defineJob, defineSchedule } from '../job.ts';

export const expireRecords = defineJob({
  name: 'activity.expire_records',
  payload: z.object({}),
  attempts: 3,
  backoffMs: { first: 5_000, factor: 4, max: 300_000 },
  concurrency: 1,
  onCrash: 'retry',
});

/** Removes what is only kept for a while: old events, and keys of requests that nobody repeats any more. */
export const expireRecordsHourly = defineSchedule({
  name: 'activity.expire_records',
  cron: '17 * * * *',
  timeZone: 'UTC',
  job: expireRecords,
  payload: {},
  backfill: 'last',
});
