import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listSavedViews } from '@helix/contracts/saved-views';

export const viewsQuery = (client: Client) =>
  queryOptions({
    queryKey: ['saved-views', 'all'] as const,
    queryFn: () => client.call(listSavedViews, { query: { limit: 200 } }),
  });
