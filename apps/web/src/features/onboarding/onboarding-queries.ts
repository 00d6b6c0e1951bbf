import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { listRuns } from '@helix/contracts/runs';
import { listBoardTemplates } from '@helix/contracts/structure';

export const boardTemplatesQuery = (client: Client) =>
  queryOptions({
    queryKey: ['board-templates'] as const,
    queryFn: () => client.call(listBoardTemplates, {}),
  });

export const anyRunKey = ['any-run'] as const;

/** Whether anything was ever worked on. */
export const anyRunQuery = (client: Client) =>
  queryOptions({
    queryKey: anyRunKey,
    queryFn: async () => (await client.call(listRuns, { query: { limit: 1 } })).items.length > 0,
  });
