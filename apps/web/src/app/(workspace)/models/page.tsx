import type { Metadata } from 'next';
import { messages } from '../../../features/models/messages.ts';
import { modelsQuery } from '../../../features/models/model-queries.ts';
import { ModelsPage } from '../../../features/models/models-page.tsx';
import { Prefetched } from '../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: messages.title };

export default function Models() {
  return (
    <Prefetched load={(queries, client) => [queries.prefetchQuery(modelsQuery(client))]}>
      <ModelsPage />
    </Prefetched>
  );
}
