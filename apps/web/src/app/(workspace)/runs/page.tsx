import type { Metadata } from 'next';
import { everyAgentQuery } from '../../../features/agents/agent-queries.ts';
import { messages } from '../../../features/runs/messages.ts';
import { filterOf, readChoice } from '../../../features/runs/list/run-filter.ts';
import { runsQuery } from '../../../features/runs/run-queries.ts';
import { RunsPage } from '../../../features/runs/list/runs-page.tsx';
import { Prefetched } from '../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: messages.runs };

type RunsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Runs({ searchParams }: RunsProps) {
  const given = await searchParams;
  const choice = readChoice({ get: (name) => [given[name]].flat()[0] ?? null });
  return (
    <Prefetched
      load={(queries, client) => [
        queries.fetchInfiniteQuery(runsQuery(client, filterOf(choice, Date.now()))),
        queries.fetchQuery(everyAgentQuery(client)),
      ]}
    >
      <RunsPage />
    </Prefetched>
  );
}
