'use client';

import { useState } from 'react';
import type { Notification } from '@helix/contracts/notifications';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { withOpen, type InboxView } from './inbox-view.ts';
import type { useInboxActions } from './use-inbox-actions.ts';

type Opened = {
  readonly view: InboxView;
  readonly id: string | null;
  /** As it was then: reading may take it out of the view, and it stays in sight. */
  readonly kept?: Notification;
};

/** Which one is open is in the address too; opening it is reading it. */
export function useOpenNotification(
  view: InboxView,
  items: readonly Notification[],
  actions: ReturnType<typeof useInboxActions>,
) {
  const [params, change] = useUrlParams();
  const [opened, setOpened] = useState<Opened>(() => ({ view, id: params.get('open') }));
  const { id, kept } = opened.view === view ? opened : { id: params.get('open'), kept: undefined };
  const open = items.find((notification) => notification.id === id) ?? kept;
  const shown = withOpen(items, open);
  const select = (notification: Notification) => {
    const isUnread = notification.state === 'unread';
    const read = { ...notification, ...(isUnread && { state: 'read' as const }) };
    setOpened({ view, id: notification.id, kept: read });
    change({ open: notification.id });
    if (isUnread) actions.read(notification);
  };
  const close = () => {
    setOpened({ view, id: null });
    change({ open: undefined });
  };
  return { shown, open, select, close };
}
