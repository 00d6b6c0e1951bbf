import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listAudit } from '@helix/contracts/audit';

export type AuditFilter = {
  readonly actor?: string;
  readonly action?: string;
  readonly from?: string;
  readonly to?: string;
};
export const auditKeys = {
  all: ['audit'] as const,
  of: (filter: AuditFilter) => ['audit', filter] as const,
};

export const auditQuery = (client: Client, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: auditKeys.of(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.call(listAudit, {
        query: { ...filter, limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) },
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
