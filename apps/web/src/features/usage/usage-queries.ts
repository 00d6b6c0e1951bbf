import { queryOptions } from '@tanstack/react-query';
import type { Client } from '@helix/client';
import type { EndpointResult } from '@helix/contracts';
import { getCallStats, getDailyUsage, getUsage } from '@helix/contracts/ledger';
import { getRunStats } from '@helix/contracts/runs';
import type { UsageScope, UsageView } from './read-usage-view.ts';

export type DailyUsage = EndpointResult<typeof getDailyUsage>;
export type Usage = EndpointResult<typeof getUsage>;
export type RunStats = EndpointResult<typeof getRunStats>;
export type CallStats = EndpointResult<typeof getCallStats>;

export const usageKeys = { all: ['usage'] as const };

type Asked = Pick<UsageView, 'days' | 'splitBy' | 'filter'>;

export const dailyUsageQuery = (client: Client, { days, splitBy, filter }: Asked) =>
  queryOptions({
    queryKey: [...usageKeys.all, 'daily', days, splitBy, filter] as const,
    queryFn: () => client.call(getDailyUsage, { query: { days, splitBy, ...filter } }),
  });

export const usageQuery = (client: Client, { days, splitBy, filter }: Asked) =>
  queryOptions({
    queryKey: [...usageKeys.all, 'groups', days, splitBy, filter] as const,
    queryFn: () => {
      const groupBy = splitBy === 'none' ? 'day' : splitBy;
      return client.call(getUsage, { query: { days, groupBy, ...filter } });
    },
  });

export const callStatsQuery = (
  client: Client,
  { days, filter }: UsageScope,
  groupBy: 'day' | 'model',
) =>
  queryOptions({
    queryKey: [...usageKeys.all, 'calls', days, groupBy, filter] as const,
    queryFn: () => client.call(getCallStats, { query: { days, groupBy, ...filter } }),
  });

export const runStatsQuery = (
  client: Client,
  { days, filter }: UsageScope,
  groupBy: 'day' | 'agent',
) =>
  queryOptions({
    queryKey: [...usageKeys.all, 'runs', days, groupBy, filter] as const,
    queryFn: () => client.call(getRunStats, { query: { days, groupBy, ...filter } }),
  });
