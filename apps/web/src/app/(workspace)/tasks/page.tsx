import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { parseFilter } from '@helix/contracts/filters';
import { readView, usualTasksView } from '../../../features/filters/index.ts';
import { organizationQuery } from '../../../features/organization/index.ts';
import { TasksOverview } from '../../../features/saved-views/index.ts';
import { taskListQuery } from '../../../features/task-list/index.ts';
import { createServerQueries } from '../../../lib/server-queries.ts';
import { serverClient } from '../../../lib/server-client.ts';

export const metadata: Metadata = { title: 'Tasks' };

type TasksRouteProps = { searchParams: Promise<Record<string, string>> };

export default async function TasksRoute({ searchParams }: TasksRouteProps) {
  const { filter, sort } = readView(new URLSearchParams(await searchParams), usualTasksView);
  const client = await serverClient();
  const queries = createServerQueries();
  await Promise.all([
    queries.prefetchQuery(organizationQuery(client)),
    parseFilter(filter).ok
      ? queries.prefetchInfiniteQuery(taskListQuery(client, { filter, sort }))
      : undefined,
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <TasksOverview />
    </HydrationBoundary>
  );
}
