import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listColumns } from '@helix/contracts/structure';

/** Where a new task can begin. Asked anew whenever somebody makes one. */
export const columnsQuery = (client: Client, boardId: string) =>
  queryOptions({
    queryKey: ['columns', boardId, 'page'] as const,
    queryFn: () => client.call(listColumns, { params: { boardId } }),
    staleTime: 60_000,
  });
