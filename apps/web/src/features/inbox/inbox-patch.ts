import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Notification } from '@helix/contracts/notifications';
import { inboxKeys, type InboxPage } from './inbox-queries.ts';

type Pages = InfiniteData<InboxPage, string | null>;

/** Shown at once in every list that has it; `undefined` takes it out of them. */
export function patchNotification(
  queries: QueryClient,
  id: string,
  change: (notification: Notification) => Notification | undefined,
): void {
  queries.setQueriesData<Pages>({ queryKey: inboxKeys.lists }, (data) =>
    data === undefined
      ? data
      : { ...data, pages: data.pages.map((page) => patchPage(page, id, change)) },
  );
}

function patchPage(
  page: InboxPage,
  id: string,
  change: (notification: Notification) => Notification | undefined,
): InboxPage {
  return {
    ...page,
    items: page.items.flatMap((item) => {
      if (item.id !== id) return [item];
      const next = change(item);
      return next === undefined ? [] : [next];
    }),
  };
}

export function patchCount(queries: QueryClient, change: (unread: number) => number): void {
  queries.setQueryData<{ unread: number }>(
    inboxKeys.count,
    (count) => count && { unread: Math.max(0, change(count.unread)) },
  );
}
