import { z } from 'zod';
import { defineJob, defineSchedule } from '../job.ts';

/** Lets runs go on whose question nobody has answered in time. */
export const expireQuestions = defineJob({
  name: 'questions.expire',
  payload: z.object({}),
  attempts: 1,
  backoffMs: { first: 1_000, factor: 2, max: 60_000 },
  concurrency: 1,
  onCrash: 'retry',
});

export const expireQuestionsEveryMinute = defineSchedule({
  name: 'questions.expire',
  cron: '* * * * *',
  timeZone: 'UTC',
  job: expireQuestions,
  payload: {},
  backfill: 'none',
});
