import { dehydrate, HydrationBoundary, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Client } from '@helix/client';
import { orLeave, serverClient } from './server-client.ts';
import { createServerQueries } from './server-queries.ts';

type PrefetchedProps = {
  /** What the first paint needs: `queries.fetchQuery(…)`, or `prefetchQuery` of what the page can do without. */
  load: (queries: QueryClient, client: Client) => readonly (Promise<unknown> | false)[];
  children: ReactNode;
};

/** A page with what it shows at first; whoever may not see it is led elsewhere. */
export async function Prefetched({ load, children }: PrefetchedProps) {
  const queries = await createServerQueries();
  const wanted = load(queries, await serverClient()).filter((part) => part !== false);
  await orLeave(Promise.all(wanted));
  return <HydrationBoundary state={dehydrate(queries)}>{children}</HydrationBoundary>;
}
