import { dehydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Client } from '@helix/client';
import { getMe } from '@helix/contracts/identity';
import { layoutCookie, parseLayout } from '../../components/layout-choice.ts';
import { organizationsQuery } from '../../components/organization-queries.ts';
import { Shell } from '../../components/shell.tsx';
import { savedViewsQuery } from '../../features/saved-views/saved-view-queries.ts';
import { agentsQuery } from '../../features/agents/agent-queries.ts';
import { overviewQuery } from '../../features/boards/board-queries.ts';
import { unreadCountQuery } from '../../features/inbox/inbox-queries.ts';
import { sessionKeys } from '../../features/session/session-queries.ts';
import { Hydrated } from '../../lib/hydrated.tsx';
import { createServerQueries } from '../../lib/server-queries.ts';
import { orLeave, serverClient } from '../../lib/server-client.ts';

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const client = await serverClient();
  const queries = await createServerQueries();
  const user = await orLeave(client.call(getMe, {}));
  if (user.totpRequired) redirect('/second-factor');
  queries.setQueryData(sessionKeys.user, user);
  const layout = parseLayout((await cookies()).get(layoutCookie)?.value);
  return (
    <Hydrated state={readFrame(queries, client)}>
      <Shell layout={layout}>{children}</Shell>
    </Hydrated>
  );
}

async function readFrame(queries: QueryClient, client: Client): Promise<DehydratedState> {
  await Promise.all([
    queries.prefetchQuery(overviewQuery(client)),
    queries.prefetchQuery(agentsQuery(client)),
    queries.prefetchQuery(organizationsQuery(client)),
    queries.prefetchQuery(unreadCountQuery(client)),
    queries.prefetchQuery(savedViewsQuery(client)),
  ]);
  return dehydrate(queries);
}
