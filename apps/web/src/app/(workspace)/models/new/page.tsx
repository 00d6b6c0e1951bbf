import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { messages } from '../../../../features/models/messages.ts';
import { modelsQuery } from '../../../../features/models/model-queries.ts';
import { NewModelPage } from '../../../../features/models/new-model-page.tsx';
import { createServerQueries } from '../../../../lib/server-queries.ts';
import { serverClient } from '../../../../lib/server-client.ts';

export const metadata: Metadata = { title: messages.create.title };

export default async function NewModel() {
  const queries = createServerQueries();
  await queries.prefetchQuery(modelsQuery(await serverClient()));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <NewModelPage />
    </HydrationBoundary>
  );
}
