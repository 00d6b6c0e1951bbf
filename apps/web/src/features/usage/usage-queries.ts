import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import type { EndpointResult } from '@helix/contracts';
import { getDailyUsage, getUsage } from '@helix/contracts/ledger';
import { getRunStats } from '@helix/contracts/runs';
import type { SplitBy, UsageView } from './read-usage-view.ts';

export type DailyUsage = EndpointResult<typeof getDailyUsage>;
export type Usage = EndpointResult<typeof getUsage>;
export type RunStats = EndpointResult<typeof getRunStats>;

export const usageKeys = {
  all: ['usage'] as const,
  daily: (days: number, splitBy: SplitBy) => ['usage', 'daily', days, splitBy] as const,
  groups: (days: number, splitBy: SplitBy) => ['usage', 'groups', days, splitBy] as const,
  runs: (days: number, groupBy: 'day' | 'agent') => ['usage', 'runs', days, groupBy] as const,
};

type Asked = Pick<UsageView, 'days' | 'splitBy'>;

export const dailyUsageQuery = (client: Client, { days, splitBy }: Asked) =>
  queryOptions({
    queryKey: usageKeys.daily(days, splitBy),
    queryFn: () => client.call(getDailyUsage, { query: { days, splitBy } }),
  });

export const usageQuery = (client: Client, { days, splitBy }: Asked) =>
  queryOptions({
    queryKey: usageKeys.groups(days, splitBy),
    queryFn: () =>
      client.call(getUsage, { query: { days, groupBy: splitBy === 'none' ? 'day' : splitBy } }),
  });

export const runStatsQuery = (client: Client, days: number, groupBy: 'day' | 'agent') =>
  queryOptions({
    queryKey: usageKeys.runs(days, groupBy),
    queryFn: () => client.call(getRunStats, { query: { days, groupBy } }),
  });
