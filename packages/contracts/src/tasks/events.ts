import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { commentSchema, taskCardSchema } from './task.ts';

/** What each field was and is. The long description is here and nowhere else in an event. */
export const changesSchema = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }));
export type Changes = z.infer<typeof changesSchema>;

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
export const commentCreated = defineEvent({
  name: 'comment.created',
  data: z.object({ comment: commentSchema }),
});
