import type { Metadata } from 'next';
import { parseFilter } from '@helix/contracts/filters';
import { readView, usualTasksView } from '../../../features/filters/index.ts';
import { organizationQuery } from '../../../features/organization/index.ts';
import { TasksOverview } from '../../../features/saved-views/index.ts';
import { taskListQuery } from '../../../features/task-list/index.ts';
import { Prefetched } from '../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: 'Tasks' };

type TasksRouteProps = { searchParams: Promise<Record<string, string>> };

export default async function TasksRoute({ searchParams }: TasksRouteProps) {
  const { filter, sort } = readView(new URLSearchParams(await searchParams), usualTasksView);
  return (
    <Prefetched
      load={(queries, client) => [
        queries.prefetchQuery(organizationQuery(client)),
        parseFilter(filter).ok &&
          queries.prefetchInfiniteQuery(taskListQuery(client, { filter, sort })),
      ]}
    >
      <TasksOverview />
    </Prefetched>
  );
}
