'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { messages } from './messages.ts';
import { RunPanel } from './run-panel.tsx';
import { runsQuery } from './run-queries.ts';

/** What agents have done for a task: the newest run open, the earlier ones below. */
export function TaskRuns({ taskId }: { taskId: string }) {
  const { data } = useInfiniteQuery(runsQuery(client, { taskId }));
  const { data: agents } = useQuery(agentsQuery(client));
  const nameOf = (agentId: string) =>
    agents?.items.find(({ id }) => id === agentId)?.name ?? 'Agent';
  if (!data) return null;
  const [newest, ...earlier] = data.pages.flatMap(({ items }) => items);
  if (!newest) return <p className="text-soft">{messages.noRuns}</p>;
  return (
    <div className="grid gap-3">
      <RunPanel key={newest.id} runId={newest.id} agentName={nameOf(newest.agentId)} />
      {earlier.length > 0 && (
        <details>
          <summary className="text-sm text-soft">{messages.earlierRuns(earlier.length)}</summary>
          <div className="mt-2 grid gap-3">
            {earlier.map(({ id, agentId }) => (
              <RunPanel key={id} runId={id} agentName={nameOf(agentId)} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}
