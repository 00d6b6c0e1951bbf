import { z } from 'zod';
import { idSchema } from '../id.ts';
import { defineJob } from '../job.ts';

export const executeRun = defineJob({
  name: 'run.execute',
  payload: z.object({ runId: idSchema('run') }),
  // More than any failure reason asks for; which of them apply is decided there.
  attempts: 8,
  backoffMs: { first: 500, factor: 3, max: 30_000 },
  onCrash: 'retry',
});
