import { z } from 'zod';
import { idSchema } from '../id.ts';
import { defineJob, defineSchedule } from '../job.ts';

/** For how long a deleted task can be restored. */
export const daysToRestore = 30;

/** Moves finished work that waits on a board to where it belongs, as far as there is room. */
export const settleBoard = defineJob({
  name: 'task.settle_board',
  payload: z.object({ boardId: idSchema('board') }),
  attempts: 10,
  backoffMs: { first: 500, factor: 3, max: 60_000 },
  onCrash: 'retry',
});

/** The same for every board where something waits, should a moment have been missed. */
export const settleBoards = defineJob({
  name: 'task.settle_boards',
  payload: z.object({}),
  attempts: 1,
  backoffMs: { first: 1_000, factor: 2, max: 60_000 },
  onCrash: 'retry',
});

/** Removes what was deleted long ago, and puts away what has been done for as long as its board says. */
export const tidyTasks = defineJob({
  name: 'task.tidy',
  payload: z.object({}),
  attempts: 5,
  backoffMs: { first: 10_000, factor: 3, max: 600_000 },
  onCrash: 'retry',
});

export const settleNowAndThen = defineSchedule({
  name: 'tasks.settle',
  cron: '*/10 * * * *',
  timeZone: 'UTC',
  job: settleBoards,
  payload: {},
  backfill: 'none',
});

export const tidyEveryHour = defineSchedule({
  name: 'tasks.tidy',
  cron: '17 * * * *',
  timeZone: 'UTC',
  job: tidyTasks,
  payload: {},
  backfill: 'last',
});
