import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import { getRun } from '@helix/contracts/runs';

export const runKeys = { one: (runId: string) => ['run', runId] as const };

export const runQuery = (client: Client, runId: string) =>
  queryOptions({
    queryKey: runKeys.one(runId),
    queryFn: () => client.call(getRun, { params: { runId } }),
  });
