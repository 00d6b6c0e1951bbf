import type { Metadata } from 'next';
import { ApiKeysPage, apiKeysQuery } from '../../../../features/api-keys/index.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'API keys' };

export default function ApiKeysPageRoute() {
  return (
    <Prefetched load={(queries, client) => [queries.fetchQuery(apiKeysQuery(client, 'me'))]}>
      <ApiKeysPage />
    </Prefetched>
  );
}
