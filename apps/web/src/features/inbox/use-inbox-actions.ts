'use client';

import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  archiveNotification,
  readAllNotifications,
  readNotification,
  snoozeNotification,
  unreadNotification,
  type Notification,
} from '@helix/contracts/notifications';
import { useToast } from '@helix/ui';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import { patchCount, patchNotification } from './inbox-patch.ts';
import { inboxKeys } from './inbox-queries.ts';
import { messages } from './messages.ts';

type Change = {
  readonly notification: Notification;
  readonly to: 'read' | 'unread' | 'archived' | 'snoozed';
  readonly until?: Date;
};

/** What is done with a notification shows at once; what is refused comes back, with the reason. */
export function useInboxActions() {
  const queries = useQueryClient();
  const show = useToast();
  const { offer } = useUndo();
  const onError = async (error: Error) => {
    show(messages.notChanged(messageOf(error)), 'bad');
    await queries.invalidateQueries({ queryKey: inboxKeys.all });
  };
  const { mutate: change } = useMutation({
    mutationFn: send,
    onMutate: async (made: Change) => {
      await queries.cancelQueries({ queryKey: inboxKeys.all });
      showChange(queries, made);
    },
    onError,
  });
  const { mutate: readAll } = useMutation({
    mutationFn: () => client.call(readAllNotifications, { body: {} }),
    onMutate: async () => {
      await queries.cancelQueries({ queryKey: inboxKeys.all });
      patchCount(queries, () => 0);
    },
    onSuccess: ({ changed }) => {
      show(messages.allRead(changed));
      return queries.invalidateQueries({ queryKey: inboxKeys.all });
    },
    onError,
  });
  const putBack = (notification: Notification) => async () => {
    await send({ notification, to: notification.state === 'unread' ? 'unread' : 'read' });
    await queries.invalidateQueries({ queryKey: inboxKeys.all });
  };
  const putAway = (made: Change, title: string) => {
    change(made);
    offer({ title, undo: putBack(made.notification) });
  };
  return {
    readAll: () => readAll(),
    read: (notification: Notification) => change({ notification, to: 'read' }),
    unread: (notification: Notification) => change({ notification, to: 'unread' }),
    archive: (notification: Notification) =>
      putAway({ notification, to: 'archived' }, messages.archived(notification.subject.title)),
    snooze: (notification: Notification, until: Date) =>
      putAway({ notification, to: 'snoozed', until }, messages.snoozed(notification.subject.title)),
  };
}

function send({ notification: { id }, to, until = new Date() }: Change): Promise<Notification> {
  const params = { notificationId: id };
  switch (to) {
    case 'read':
      return client.call(readNotification, { params, body: {} });
    case 'unread':
      return client.call(unreadNotification, { params, body: {} });
    case 'archived':
      return client.call(archiveNotification, { params, body: {} });
    case 'snoozed':
      return client.call(snoozeNotification, { params, body: { until: until.toISOString() } });
  }
}

function showChange(queries: QueryClient, { notification, to }: Change): void {
  const wasUnread = notification.state === 'unread';
  const isUnread = to === 'unread';
  if (wasUnread !== isUnread) patchCount(queries, (unread) => unread + (isUnread ? 1 : -1));
  patchNotification(queries, notification.id, (known) => {
    if (to === 'archived' || to === 'snoozed') return undefined;
    return { ...known, state: to, unreadCount: isUnread ? Math.max(1, known.unreadCount) : 0 };
  });
}
