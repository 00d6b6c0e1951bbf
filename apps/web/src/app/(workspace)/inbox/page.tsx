import type { Metadata } from 'next';
import { Inbox, inboxQuery, toInboxView } from '../../../features/inbox/index.ts';
import { Prefetched } from '../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Inbox' };

export default async function InboxPage({
  searchParams,
}: {
  searchParams: Promise<{ show?: string }>;
}) {
  const { show } = await searchParams;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchInfiniteQuery(inboxQuery(client, toInboxView(show))),
      ]}
    >
      <Inbox />
    </Prefetched>
  );
}
