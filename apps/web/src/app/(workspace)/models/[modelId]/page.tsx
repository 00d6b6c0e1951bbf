import type { Metadata } from 'next';
import { messages } from '../../../../features/models/messages.ts';
import { ModelPage } from '../../../../features/models/model-page.tsx';
import { modelQuery, modelsQuery } from '../../../../features/models/model-queries.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

type ModelProps = { params: Promise<{ modelId: string }> };

export const metadata: Metadata = { title: messages.title };

export default async function Model({ params }: ModelProps) {
  const { modelId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchQuery(modelQuery(client, modelId)),
        queries.prefetchQuery(modelsQuery(client)),
      ]}
    >
      <ModelPage modelId={modelId} />
    </Prefetched>
  );
}
