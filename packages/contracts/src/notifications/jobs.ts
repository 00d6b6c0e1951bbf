import { z } from 'zod';
import { defineJob, defineSchedule } from '../job.ts';

const housekeeping = {
  payload: z.object({}),
  attempts: 3,
  backoffMs: { first: 2_000, factor: 4, max: 60_000 },
  concurrency: 1,
  onCrash: 'retry',
} as const;

export const announceDueTasks = defineJob({ ...housekeeping, name: 'notifications.announce_due' });

/** Often enough for every time zone's midnight; what was missed while nothing ran is made up for. */
export const announceDueTasksSchedule = defineSchedule({
  name: 'notifications.announce_due',
  cron: '*/15 * * * *',
  timeZone: 'UTC',
  job: announceDueTasks,
  payload: {},
  backfill: 'last',
});

export const sendNotificationMails = defineJob({
  ...housekeeping,
  name: 'notifications.send_mails',
});

export const sendNotificationMailsSchedule = defineSchedule({
  name: 'notifications.send_mails',
  cron: '* * * * *',
  timeZone: 'UTC',
  job: sendNotificationMails,
  payload: {},
  backfill: 'last',
});
