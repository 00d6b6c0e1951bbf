import type { Metadata } from 'next';
import {
  dailyUsageQuery,
  readUsageView,
  runStatsQuery,
  UsagePage,
  usageQuery,
} from '../../../features/usage/index.ts';
import { Prefetched } from '../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Usage' };

type UsageRouteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function UsageRoute({ searchParams }: UsageRouteProps) {
  const asked = await searchParams;
  const view = readUsageView({ get: (name) => asked[name]?.toString() ?? null });
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchQuery(dailyUsageQuery(client, view)),
        queries.fetchQuery(usageQuery(client, view)),
        queries.fetchQuery(runStatsQuery(client, view.days, 'day')),
        queries.fetchQuery(runStatsQuery(client, view.days, 'agent')),
      ]}
    >
      <UsagePage />
    </Prefetched>
  );
}
