import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listColumns } from '@helix/contracts/structure';

export const columnKeys = { of: (boardId: string) => ['columns', boardId] as const };

/** The columns of a board from left to right. */
export const columnsQuery = (client: Client, boardId: string) =>
  queryOptions({
    queryKey: columnKeys.of(boardId),
    queryFn: async () => (await client.call(listColumns, { params: { boardId } })).items,
  });
