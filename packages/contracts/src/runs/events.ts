import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { runSchema, runStepSchema } from './run.ts';

export const runCreated = defineEvent({
  name: 'run.created',
  data: z.object({ run: runSchema }),
});
export const runChanged = defineEvent({
  name: 'run.changed',
  data: z.object({ run: runSchema }),
});

/** These two travel on a run's own stream only. */
export const runStepRecorded = defineEvent({
  name: 'run.step',
  data: z.object({ step: runStepSchema }),
});
export const runDelta = defineEvent({
  name: 'run.delta',
  data: z.object({
    runId: idSchema('run'),
    attempt: z.int().describe('A higher one starts the text anew'),
    seq: z.int(),
    kind: z.enum(['text', 'thinking']).default('text'),
    text: z.string(),
  }),
});
