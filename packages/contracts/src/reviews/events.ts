import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { taskCardSchema } from '../tasks/task.ts';

/** Beside the `task.moved` that says where it went. */
export const taskApproved = defineEvent({
  name: 'task.approved',
  data: z.object({ task: taskCardSchema }),
});
export const taskRejected = defineEvent({
  name: 'task.rejected',
  data: z.object({ task: taskCardSchema, feedback: z.string() }),
});
