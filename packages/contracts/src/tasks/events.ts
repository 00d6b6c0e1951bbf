import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { commentSchema, taskSchema } from './task.ts';

export const taskCreated = defineEvent({
  name: 'task.created',
  data: z.object({ task: taskSchema }),
});
export const taskUpdated = defineEvent({
  name: 'task.updated',
  data: z.object({ task: taskSchema, changed: z.array(z.string()) }),
});
export const taskMoved = defineEvent({
  name: 'task.moved',
  data: z.object({ task: taskSchema, fromColumnId: idSchema('column') }),
});
export const commentCreated = defineEvent({
  name: 'comment.created',
  data: z.object({ comment: commentSchema }),
});
