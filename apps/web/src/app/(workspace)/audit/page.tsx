import type { Metadata } from 'next';
import {
  AuditPage,
  auditQuery,
  readAuditSearch,
  toAuditFilter,
} from '../../../features/audit/index.ts';
import { Prefetched } from '../../../lib/prefetched.tsx';
import { requireRole } from '../../../lib/require-role.ts';

export const metadata: Metadata = { title: 'Audit log' };

type AuditRouteProps = { searchParams: Promise<Record<string, unknown>> };

export default async function AuditRoute({ searchParams }: AuditRouteProps) {
  await requireRole('admin');
  const filter = toAuditFilter(readAuditSearch(await searchParams));
  return (
    <Prefetched
      load={(queries, client) => [queries.fetchInfiniteQuery(auditQuery(client, filter))]}
    >
      <AuditPage />
    </Prefetched>
  );
}
