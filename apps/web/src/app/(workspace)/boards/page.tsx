import type { Metadata } from 'next';
import { boardCountsQuery, Overview } from '../../../features/boards/index.ts';
import { Prefetched } from '../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Boards' };

export default function BoardsPage() {
  return (
    <Prefetched load={(queries, client) => [queries.prefetchQuery(boardCountsQuery(client))]}>
      <Overview />
    </Prefetched>
  );
}
