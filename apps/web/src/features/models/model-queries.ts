import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listModels } from '@helix/contracts/models';

export const modelKeys = { all: ['models'] as const };

export const modelsQuery = (client: Client) =>
  queryOptions({
    queryKey: modelKeys.all,
    queryFn: () => client.call(listModels, { query: { limit: 200 } }),
  });
