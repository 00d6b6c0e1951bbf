import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { taskCardSchema } from './task.ts';

const ofTask = z.object({ task: taskCardSchema });

export const taskArchived = defineEvent({ name: 'task.archived', data: ofTask });
export const taskDeleted = defineEvent({ name: 'task.deleted', data: ofTask });
/** Back from the archive or from the deleted ones. */
export const taskRestored = defineEvent({ name: 'task.restored', data: ofTask });

/** For those who see the board that it came to. */
export const taskTransferred = defineEvent({
  name: 'task.transferred',
  data: z.object({
    task: taskCardSchema,
    fromBoardId: idSchema('board'),
    fromKey: z.string(),
  }),
});

/** For those who see the board that it is gone from: to another board, or for ever. */
export const taskRemoved = defineEvent({
  name: 'task.removed',
  data: z.object({
    taskId: idSchema('task'),
    boardId: idSchema('board'),
    key: z.string(),
    title: z.string(),
    reason: z.enum(['transferred', 'purged']),
  }),
});

/** Long positions were made short again: the order is the same, how it is written is not. */
export const columnReordered = defineEvent({
  name: 'column.reordered',
  data: z.object({
    boardId: idSchema('board'),
    columnId: idSchema('column'),
    positions: z.array(z.object({ taskId: idSchema('task'), position: z.string() })),
  }),
});
