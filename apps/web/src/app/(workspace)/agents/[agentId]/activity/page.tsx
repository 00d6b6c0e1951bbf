import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { ActivityList, activityQuery } from '../../../../../features/activity/index.ts';
import { createServerQueries } from '../../../../../lib/server-queries.ts';
import { serverClient } from '../../../../../lib/server-client.ts';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentActivityTab({ params }: AgentProps) {
  const filter = { actor: (await params).agentId };
  const queries = createServerQueries();
  await queries.prefetchInfiniteQuery(activityQuery(await serverClient(), filter));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <div className="max-w-3xl">
        <ActivityList filter={filter} />
      </div>
    </HydrationBoundary>
  );
}
