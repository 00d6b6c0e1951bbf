import type { Metadata } from 'next';
import { everyAgentQuery } from '../../../features/agents/agent-queries.ts';
import { CallsPage, callsQuery, readCallsFilter } from '../../../features/calls/index.ts';
import { modelsQuery } from '../../../features/models/model-queries.ts';
import { Prefetched } from '../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Model calls' };

type CallsRouteProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CallsRoute({ searchParams }: CallsRouteProps) {
  const asked = await searchParams;
  const filter = readCallsFilter({ get: (name) => asked[name]?.toString() ?? null });
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchInfiniteQuery(callsQuery(client, filter)),
        queries.fetchQuery(everyAgentQuery(client)),
        queries.fetchQuery(modelsQuery(client)),
      ]}
    >
      <CallsPage />
    </Prefetched>
  );
}
