import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { taskCardSchema } from './task.ts';

/**
 * What a card shows of its surroundings has changed because a sub-task or a blocker did. It is not a change of the
 * task itself: its version stays.
 */
export const taskCounted = defineEvent({
  name: 'task.counted',
  data: z.object({
    taskId: idSchema('task'),
    boardId: idSchema('board'),
    subtasks: taskCardSchema.shape.subtasks,
    openBlockers: taskCardSchema.shape.openBlockers,
  }),
});

/** Nothing blocks an open task any more. */
export const taskUnblocked = defineEvent({
  name: 'task.unblocked',
  data: z.object({ task: taskCardSchema }),
});
