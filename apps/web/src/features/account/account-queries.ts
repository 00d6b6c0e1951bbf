import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listSessions } from '@helix/contracts/identity';

export const accountKeys = { sessions: ['sessions'] as const };

export const sessionsQuery = (client: Client) =>
  queryOptions({
    queryKey: accountKeys.sessions,
    queryFn: () => client.call(listSessions, { query: { limit: 200 } }),
    // No event tells of them.
    staleTime: 0,
  });
