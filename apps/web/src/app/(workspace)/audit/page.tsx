import type { Metadata } from 'next';
import { organizationEvents } from '@helix/contracts/live';
import {
  AuditPage,
  auditQuery,
  readAuditSearch,
  toAuditFilter,
} from '../../../features/audit/index.ts';
import { Prefetched } from '../../../lib/prefetched.tsx';
import { requireRole } from '../../../lib/require-role.ts';

export const metadata: Metadata = { title: 'Audit log' };

const actions = organizationEvents.map(({ name }) => name).toSorted();

type AuditRouteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditRoute({ searchParams }: AuditRouteProps) {
  await requireRole('admin');
  const asked = await searchParams;
  const search = readAuditSearch({ get: (name) => asked[name]?.toString() ?? null });
  const filter = toAuditFilter(search);
  return (
    <Prefetched
      load={(queries, client) => [queries.fetchInfiniteQuery(auditQuery(client, filter))]}
    >
      <AuditPage actions={actions} />
    </Prefetched>
  );
}
