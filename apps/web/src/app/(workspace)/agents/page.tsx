import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { Agents } from '../../../features/agents/index.ts';
import { modelsQuery } from '../../../features/models/index.ts';
import { createServerQueries } from '../../../lib/server-queries.ts';
import { serverClient } from '../../../lib/server-client.ts';

export const metadata: Metadata = { title: 'Agents' };

export default async function AgentsPage() {
  const queries = createServerQueries();
  await queries.prefetchQuery(modelsQuery(await serverClient()));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <Agents />
    </HydrationBoundary>
  );
}
