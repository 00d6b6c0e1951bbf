import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { watcherSchema } from './watcher.ts';

/**
 * Somebody decided it. Who comes to watch by creating, commenting, being assigned or mentioned is told by the event
 * of that instead.
 */
export const watcherAdded = defineEvent({
  name: 'watcher.added',
  data: z.object({ watcher: watcherSchema }),
});
export const watcherRemoved = defineEvent({
  name: 'watcher.removed',
  data: z.object({ taskId: idSchema('task'), memberId: idSchema('member') }),
});
