import type { Metadata } from 'next';
import { readinessQuery, SystemPage } from '../../../../features/system/index.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';
import { requireRole } from '../../../../lib/require-role.ts';

export const metadata: Metadata = { title: 'System health' };

export default async function SystemPageRoute() {
  await requireRole('admin');
  return (
    <Prefetched load={(queries, client) => [queries.fetchQuery(readinessQuery(client))]}>
      <SystemPage />
    </Prefetched>
  );
}
