import type { Metadata } from 'next';
import { everyAgentQuery } from '../../../features/agents/agent-queries.ts';
import { modelsQuery } from '../../../features/models/model-queries.ts';
import {
  callStatsQuery,
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
        queries.fetchQuery(callStatsQuery(client, view, 'day')),
        queries.fetchQuery(callStatsQuery(client, view, 'model')),
        queries.fetchQuery(runStatsQuery(client, view, 'day')),
        queries.fetchQuery(runStatsQuery(client, view, 'agent')),
        queries.fetchQuery(everyAgentQuery(client)),
        queries.fetchQuery(modelsQuery(client)),
      ]}
    >
      <UsagePage />
    </Prefetched>
  );
}
