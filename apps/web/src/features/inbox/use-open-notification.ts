'use client';

import { useState } from 'react';
import type { Notification } from '@helix/contracts/notifications';
import { useUrlParams } from '../../lib/use-url-params.ts';
import { withOpen, type InboxView } from './inbox-view.ts';
import type { useInboxActions } from './use-inbox-actions.ts';

/** Which one is open is in the address; opening it is reading it. */
export function useOpenNotification(
  view: InboxView,
  items: readonly Notification[],
  actions: ReturnType<typeof useInboxActions>,
) {
  const [params, change] = useUrlParams();
  const openId = params.get('open');
  // As it was when it was opened: reading may take it out of the view, and it stays in sight.
  const [kept, setKept] = useState<{ view: InboxView; notification: Notification }>();
  const known = items.find(({ id }) => id === openId);
  const isKept = kept?.view === view && kept.notification.id === openId;
  const open = known ?? (isKept ? kept.notification : undefined);
  const shown = withOpen(items, open);
  const select = (notification: Notification) => {
    setKept({
      view,
      notification: {
        ...notification,
        state: notification.state === 'unread' ? 'read' : notification.state,
      },
    });
    change({ open: notification.id });
    if (notification.state === 'unread') actions.read(notification);
  };
  const close = () => {
    setKept(undefined);
    change({ open: undefined });
  };
  return { shown, open, select, close };
}
