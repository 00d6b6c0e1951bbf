import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { messages } from '../../../features/models/messages.ts';
import { modelsQuery } from '../../../features/models/model-queries.ts';
import { ModelsPage } from '../../../features/models/models-page.tsx';
import { createServerQueries } from '../../../lib/server-queries.ts';
import { serverClient } from '../../../lib/server-client.ts';

export const metadata: Metadata = { title: messages.title };

export default async function Models() {
  const queries = createServerQueries();
  await queries.prefetchQuery(modelsQuery(await serverClient()));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ModelsPage />
    </HydrationBoundary>
  );
}
