import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { dependencySchema } from './dependency.ts';

export const dependencyAdded = defineEvent({
  name: 'dependency.added',
  data: z.object({
    dependency: dependencySchema,
    openBlockers: z.int().describe('Of the task that waits, now'),
  }),
});
export const dependencyRemoved = defineEvent({
  name: 'dependency.removed',
  data: z.object({
    taskId: idSchema('task'),
    blockedById: idSchema('task'),
    openBlockers: z.int(),
  }),
});
