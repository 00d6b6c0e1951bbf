import type { Metadata } from 'next';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { notFound, redirect } from 'next/navigation';
import { parseFilter } from '@helix/contracts/filters';
import { readView } from '../../../../features/filters/index.ts';
import { organizationQuery } from '../../../../features/organization/index.ts';
import {
  boardAddress,
  savedViewsQuery,
  stateOf,
  ViewPage,
} from '../../../../features/saved-views/index.ts';
import { taskListQuery } from '../../../../features/task-list/index.ts';
import { createServerQueries } from '../../../../lib/server-queries.ts';
import { orLeave, serverClient } from '../../../../lib/server-client.ts';

export const metadata: Metadata = { title: 'View' };

type ViewRouteProps = {
  params: Promise<{ viewId: string }>;
  searchParams: Promise<Record<string, string>>;
};

export default async function ViewRoute({ params, searchParams }: ViewRouteProps) {
  const { viewId } = await params;
  const client = await serverClient();
  const queries = await createServerQueries();
  const views = await orLeave(queries.fetchQuery(savedViewsQuery(client)));
  const saved = views.find(({ id }) => id === viewId);
  if (!saved) notFound();
  const address = boardAddress(saved);
  if (address !== undefined) redirect(address);
  const asked = new URLSearchParams(await searchParams);
  const { filter, sort } = readView(asked, stateOf(saved));
  const boardId = saved.boardId ?? undefined;
  await Promise.all([
    queries.prefetchQuery(organizationQuery(client)),
    parseFilter(filter).ok
      ? queries.prefetchInfiniteQuery(taskListQuery(client, { boardId, filter, sort }))
      : undefined,
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ViewPage viewId={viewId} />
    </HydrationBoundary>
  );
}
