'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import type { Notification } from '@helix/contracts/notifications';
import { Button } from '@helix/ui';
import { useNow } from '../../lib/use-now.ts';
import { InboxRow } from './inbox-row.tsx';
import { groupByDay } from './inbox-view.ts';
import { messages } from './messages.ts';
import { hrefOf } from './notification-link.ts';

type InboxListProps = {
  shown: readonly Notification[];
  openId: string | undefined;
  onOpen: (notification: Notification) => void;
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
};

export function InboxList({ shown, openId, onOpen, query }: InboxListProps) {
  const now = useNow();
  const router = useRouter();
  const follow = useCallback(
    (notification: Notification) => router.push(hrefOf(notification)),
    [router],
  );
  return (
    <>
      {groupByDay(shown, now).map(({ day, items }) => (
        <section key={day} aria-label={messages.days[day]}>
          <h2 className="sticky top-0 z-10 border-b border-line bg-paper px-4 py-1.5 text-xs font-medium text-soft">
            {messages.days[day]}
          </h2>
          <ul>
            {items.map((notification) => (
              <InboxRow
                key={notification.id}
                notification={notification}
                isOpen={notification.id === openId}
                onOpen={onOpen}
                onFollow={follow}
              />
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <div className="grid place-items-center p-4">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {messages.loadMore}
          </Button>
        </div>
      )}
    </>
  );
}
