import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { Models, modelsQuery } from '../../../features/models/index.ts';
import { createServerQueries } from '../../../lib/server-queries.ts';
import { serverClient } from '../../../lib/server-client.ts';

export const metadata: Metadata = { title: 'Models' };

export default async function ModelsPage() {
  const queries = createServerQueries();
  await queries.prefetchQuery(modelsQuery(await serverClient()));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <Models />
    </HydrationBoundary>
  );
}
