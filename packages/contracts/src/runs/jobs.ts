import { z } from 'zod';
import { idSchema } from '../id.ts';
import { defineJob } from '../job.ts';

export const executeRun = defineJob({
  name: 'run.execute',
  payload: z.object({ runId: idSchema('run') }),
  attempts: 5,
  backoffMs: { first: 500, factor: 3, max: 30_000 },
  onCrash: 'retry',
});
