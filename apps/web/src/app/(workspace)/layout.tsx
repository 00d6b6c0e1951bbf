import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { getMe } from '@helix/contracts/identity';
import { Shell } from '../../components/shell.tsx';
import { agentsQuery } from '../../features/agents/index.ts';
import { overviewQuery } from '../../features/boards/index.ts';
import { sessionKeys } from '../../features/session/session-queries.ts';
import { createServerQueries } from '../../lib/server-queries.ts';
import { orLeave, serverClient } from '../../lib/server-client.ts';

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const client = await serverClient();
  const user = await orLeave(client.call(getMe, {}));
  if (user.totpRequired) redirect('/second-factor');
  const queries = createServerQueries();
  queries.setQueryData(sessionKeys.user, user);
  await Promise.all([
    queries.prefetchQuery(overviewQuery(client)),
    queries.prefetchQuery(agentsQuery(client)),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <Shell user={user}>{children}</Shell>
    </HydrationBoundary>
  );
}
