import type { Metadata } from 'next';
import { SecurityPage, sessionsQuery } from '../../../../features/account/index.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Security' };

export default function SecurityPageRoute() {
  return (
    <Prefetched load={(queries, client) => [queries.fetchQuery(sessionsQuery(client))]}>
      <SecurityPage />
    </Prefetched>
  );
}
