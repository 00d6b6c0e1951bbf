import type { Metadata } from 'next';
import { messages } from '../../../../features/models/messages.ts';
import { modelsQuery } from '../../../../features/models/model-queries.ts';
import { NewModelPage } from '../../../../features/models/new-model-page.tsx';
import { Prefetched } from '../../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: messages.create.title };

export default function NewModel() {
  return (
    <Prefetched load={(queries, client) => [queries.prefetchQuery(modelsQuery(client))]}>
      <NewModelPage />
    </Prefetched>
  );
}
