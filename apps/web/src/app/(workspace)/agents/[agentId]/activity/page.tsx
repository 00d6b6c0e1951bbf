import { ActivityList, activityQuery } from '../../../../../features/activity/index.ts';
import { Prefetched } from '../../../../../lib/prefetched.tsx';

type AgentProps = { params: Promise<{ agentId: string }> };

export default async function AgentActivityTab({ params }: AgentProps) {
  const filter = { actor: (await params).agentId };
  return (
    <Prefetched
      load={(queries, client) => [queries.prefetchInfiniteQuery(activityQuery(client, filter))]}
    >
      <div className="max-w-3xl">
        <ActivityList filter={filter} />
      </div>
    </Prefetched>
  );
}
