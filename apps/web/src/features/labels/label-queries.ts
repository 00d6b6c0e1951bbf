import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listLabels } from '@helix/contracts/structure';

export const labelKeys = { all: ['labels'] as const };

/** Those of every board, and those of boards that one may see. */
export const labelsQuery = (client: Client) =>
  queryOptions({
    queryKey: labelKeys.all,
    queryFn: async () => (await client.call(listLabels, {})).items,
  });
