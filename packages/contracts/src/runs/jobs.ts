import { z } from 'zod';
import { actorSchema } from '../event.ts';
import { idSchema } from '../id.ts';
import { defineJob, defineSchedule } from '../job.ts';

export const executeRun = defineJob({
  name: 'run.execute',
  payload: z.object({ runId: idSchema('run') }),
  // More than any failure reason asks for; which of them apply is decided there.
  attempts: 8,
  backoffMs: { first: 500, factor: 3, max: 30_000 },
  onCrash: 'retry',
});

const stop = { organizationId: idSchema('org'), actor: actorSchema, message: z.string() };
const stopping = {
  attempts: 10,
  backoffMs: { first: 500, factor: 3, max: 60_000 },
  onCrash: 'retry',
} as const;

/** Ends what agents are doing for a task that was closed or taken off its board. */
export const stopTaskRuns = defineJob({
  name: 'run.stop_for_task',
  payload: z.object({ ...stop, taskId: idSchema('task') }),
  ...stopping,
});

/** Ends what agents are doing on a board that was archived. */
export const stopBoardRuns = defineJob({
  name: 'run.stop_for_board',
  payload: z.object({ ...stop, boardId: idSchema('board') }),
  ...stopping,
});

/** Ends runs whose job was given up without anybody being asked, as when it took several engines down with it. */
export const endDeadRuns = defineJob({
  name: 'run.end_dead',
  payload: z.object({}),
  attempts: 1,
  backoffMs: { first: 1_000, factor: 2, max: 60_000 },
  concurrency: 1,
  onCrash: 'retry',
});

export const endDeadRunsEveryMinute = defineSchedule({
  name: 'runs.end_dead',
  cron: '* * * * *',
  timeZone: 'UTC',
  job: endDeadRuns,
  payload: {},
  backfill: 'none',
});
