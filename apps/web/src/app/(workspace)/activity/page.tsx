import type { Metadata } from 'next';
import {
  ActivityPage,
  activityQuery,
  readActivityFilter,
} from '../../../features/activity/index.ts';
import { Prefetched } from '../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Activity' };

type ActivityRouteProps = {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ActivityRoute({ searchParams }: ActivityRouteProps) {
  const asked = await searchParams;
  const filter = readActivityFilter({ get: (name) => asked[name]?.toString() ?? null });
  return (
    <Prefetched
      load={(queries, client) => [queries.fetchInfiniteQuery(activityQuery(client, filter))]}
    >
      <ActivityPage />
    </Prefetched>
  );
}
