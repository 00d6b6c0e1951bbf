import { z } from 'zod';
import { changesSchema, defineEvent } from '../event.ts';
export type { Changes } from '../event.ts';
import { idSchema } from '../id.ts';
import { taskCardSchema } from './task.ts';

export const taskCreated = defineEvent({
  name: 'task.created',
  data: z.object({ task: taskCardSchema }),
});
export const taskUpdated = defineEvent({
  name: 'task.updated',
  data: z.object({ task: taskCardSchema, changes: changesSchema }),
});
export const taskMoved = defineEvent({
  name: 'task.moved',
  data: z.object({ task: taskCardSchema, fromColumnId: idSchema('column') }),
});
