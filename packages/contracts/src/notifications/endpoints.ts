import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema } from '../id.ts';
import { pageOf, pageQuery } from '../page.ts';
import { notificationKindSchema, notificationSchema } from './notification.ts';
import { newPreferencesSchema, notificationPreferencesSchema } from './preferences.ts';

const notificationParams = z.object({ notificationId: idSchema('notification') });
const read = { scope: 'tasks:read' } as const;
const write = { scope: 'tasks:write' } as const;

export const inboxStates = ['inbox', 'unread', 'read', 'snoozed', 'archived', 'all'] as const;
export type InboxState = (typeof inboxStates)[number];

export const listNotifications = defineEndpoint({
  id: 'notifications.list',
  method: 'GET',
  path: '/v1/notifications',
  summary: "List the caller's notifications, one for each task or other thing, newest first",
  access: read,
  query: z.object({
    ...pageQuery,
    state: z
      .enum(inboxStates)
      .default('inbox')
      .describe('`inbox` is what is neither archived nor asleep'),
    kinds: z
      .string()
      .max(500)
      .transform((list) => list.split(',').filter((kind) => kind !== ''))
      .pipe(z.array(notificationKindSchema))
      .optional()
      .describe('Only what is there for one of these reasons, separated by commas'),
  }),
  response: pageOf(notificationSchema),
  errors: [],
});

export const countNotifications = defineEndpoint({
  id: 'notifications.count',
  method: 'GET',
  path: '/v1/notifications/count',
  summary: 'How many notifications the caller has not read',
  access: read,
  response: z.object({ unread: z.int() }),
  errors: [],
});

const change = {
  method: 'POST',
  access: write,
  params: notificationParams,
  body: z.object({}),
  response: notificationSchema,
  errors: ['resource.not_found'],
} as const;

export const readNotification = defineEndpoint({
  ...change,
  id: 'notifications.read',
  path: '/v1/notifications/:notificationId/read',
  summary: 'Mark a notification as read; an archived one comes back to the inbox',
});

export const unreadNotification = defineEndpoint({
  ...change,
  id: 'notifications.unread',
  path: '/v1/notifications/:notificationId/unread',
  summary: 'Mark a notification as not read',
});

export const archiveNotification = defineEndpoint({
  ...change,
  id: 'notifications.archive',
  path: '/v1/notifications/:notificationId/archive',
  summary: 'Take a notification out of the inbox until there is news',
});

export const snoozeNotification = defineEndpoint({
  ...change,
  id: 'notifications.snooze',
  path: '/v1/notifications/:notificationId/snooze',
  summary: 'Take a notification out of the inbox until a time, or until there is news',
  body: z.object({ until: z.iso.datetime({ offset: true }) }),
});

export const readAllNotifications = defineEndpoint({
  id: 'notifications.read_all',
  method: 'POST',
  path: '/v1/notifications/read-all',
  summary: 'Mark all notifications as read',
  access: write,
  body: z.object({}),
  response: z.object({ changed: z.int() }),
  errors: [],
});

export const getNotificationPreferences = defineEndpoint({
  id: 'notifications.preferences.get',
  method: 'GET',
  path: '/v1/notifications/preferences',
  summary: 'What the caller is told of, where and when',
  access: read,
  response: notificationPreferencesSchema,
  errors: [],
});

export const putNotificationPreferences = defineEndpoint({
  id: 'notifications.preferences.put',
  method: 'PUT',
  path: '/v1/notifications/preferences',
  summary: 'Choose what one is told of, where and when',
  access: write,
  body: newPreferencesSchema,
  response: notificationPreferencesSchema,
  errors: ['resource.version_conflict'],
});
