import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { taskCardSchema } from '../tasks/task.ts';
import { notificationSchema } from './notification.ts';
import { notificationPreferencesSchema } from './preferences.ts';

/** These are for the one member whose inbox it is. The notification comes with its newest reasons only. */
export const notificationCreated = defineEvent({
  name: 'notification.created',
  data: z.object({ notification: notificationSchema }),
});
export const notificationUpdated = defineEvent({
  name: 'notification.updated',
  data: z.object({ notification: notificationSchema }),
});
export const notificationsAllRead = defineEvent({
  name: 'notification.all_read',
  data: z.object({ readAt: z.iso.datetime(), changed: z.int() }),
});
export const notificationPreferencesUpdated = defineEvent({
  name: 'notification_preferences.updated',
  data: z.object({ preferences: notificationPreferencesSchema }),
});

/** Said once for each due date, when the day before it begins and when it is over. */
export const taskDueSoon = defineEvent({
  name: 'task.due_soon',
  data: z.object({ task: taskCardSchema }),
});
export const taskOverdue = defineEvent({
  name: 'task.overdue',
  data: z.object({ task: taskCardSchema }),
});
