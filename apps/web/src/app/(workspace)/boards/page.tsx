import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { boardCountsQuery, Overview } from '../../../features/boards/index.ts';
import { createServerQueries } from '../../../lib/server-queries.ts';
import { serverClient } from '../../../lib/server-client.ts';

export const metadata: Metadata = { title: 'Boards' };

export default async function BoardsPage() {
  const queries = createServerQueries();
  await queries.prefetchQuery(boardCountsQuery(await serverClient()));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <Overview />
    </HydrationBoundary>
  );
}
