import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { messages } from '../../../../features/models/messages.ts';
import { ModelPage } from '../../../../features/models/model-page.tsx';
import { modelQuery, modelsQuery } from '../../../../features/models/model-queries.ts';
import { createServerQueries } from '../../../../lib/server-queries.ts';
import { orLeave, serverClient } from '../../../../lib/server-client.ts';

type ModelProps = { params: Promise<{ modelId: string }> };

export const metadata: Metadata = { title: messages.title };

export default async function Model({ params }: ModelProps) {
  const { modelId } = await params;
  const queries = createServerQueries();
  const client = await serverClient();
  await Promise.all([
    orLeave(queries.fetchQuery(modelQuery(client, modelId))),
    queries.prefetchQuery(modelsQuery(client)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ModelPage modelId={modelId} />
    </HydrationBoundary>
  );
}
