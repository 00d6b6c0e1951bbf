import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { dependencySchema } from './dependency.ts';

/** How many open blockers the task has from then on is said by `task.counted`. */
export const dependencyAdded = defineEvent({
  name: 'dependency.added',
  data: z.object({ dependency: dependencySchema }),
});
export const dependencyRemoved = defineEvent({
  name: 'dependency.removed',
  data: z.object({ taskId: idSchema('task'), blockedById: idSchema('task') }),
});
