import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listPresence, type Presence } from '@helix/contracts/live';

export const presenceKeys = {
  all: ['presence'] as const,
  of: (boardId: string) => ['presence', boardId] as const,
};
export type PresencePage = { items: Presence[]; nextCursor: null };

/** Who looks at a board. Events keep it; what expires is passed over by whoever shows it. */
export const presenceQuery = (client: Client, boardId: string) =>
  queryOptions({
    queryKey: presenceKeys.of(boardId),
    queryFn: (): Promise<PresencePage> => client.call(listPresence, { params: { boardId } }),
  });
