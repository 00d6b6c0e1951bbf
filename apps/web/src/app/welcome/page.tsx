import type { Metadata } from 'next';
import { agentsQuery, agentTemplatesQuery } from '../../features/agents/agent-queries.ts';
import { overviewQuery } from '../../features/boards/board-queries.ts';
import { LiveProvider } from '../../features/live/index.ts';
import { modelsQuery } from '../../features/models/index.ts';
import {
  anyRunQuery,
  boardTemplatesQuery,
  NewOrganization,
  Welcome,
} from '../../features/onboarding/index.ts';
import { userQuery } from '../../features/session/session-queries.ts';
import { Prefetched } from '../../lib/prefetched.tsx';
import { requireRole } from '../../lib/require-role.ts';

export const metadata: Metadata = { title: 'Welcome' };

type WelcomeRouteProps = { searchParams: Promise<{ new?: string }> };

export default async function WelcomeRoute({ searchParams }: WelcomeRouteProps) {
  await requireRole('admin');
  if ((await searchParams).new !== undefined) return <NewOrganization />;
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchQuery(userQuery(client)),
        queries.fetchQuery(modelsQuery(client)),
        queries.fetchQuery(overviewQuery(client)),
        queries.fetchQuery(agentsQuery(client)),
        queries.fetchQuery(anyRunQuery(client)),
        queries.fetchQuery(boardTemplatesQuery(client)),
        queries.fetchQuery(agentTemplatesQuery(client)),
      ]}
    >
      <LiveProvider>
        <Welcome />
      </LiveProvider>
    </Prefetched>
  );
}
