import type { Metadata } from 'next';
import { overviewQuery } from '../../../../features/boards/index.ts';
import {
  NotificationsPage,
  preferencesQuery,
} from '../../../../features/notification-preferences/index.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Notifications' };

export default function NotificationsPageRoute() {
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchQuery(preferencesQuery(client)),
        queries.fetchQuery(overviewQuery(client)),
      ]}
    >
      <NotificationsPage />
    </Prefetched>
  );
}
