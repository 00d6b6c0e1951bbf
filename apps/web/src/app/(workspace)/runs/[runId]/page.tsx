import type { Metadata } from 'next';
import { everyAgentQuery } from '../../../../features/agents/agent-queries.ts';
import { modelsQuery } from '../../../../features/models/model-queries.ts';
import { messages } from '../../../../features/runs/messages.ts';
import { RunPage } from '../../../../features/runs/run-page.tsx';
import { runCallsQuery, runQuery, runStepsQuery } from '../../../../features/runs/run-queries.ts';
import { taskQuery } from '../../../../features/tasks/task-queries.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';

export const metadata: Metadata = { title: messages.columns.run };

type RunProps = { params: Promise<{ runId: string }> };

export default async function RunDetail({ params }: RunProps) {
  const { runId } = await params;
  return (
    <Prefetched
      load={(queries, client) => [
        queries
          .fetchQuery(runQuery(client, runId))
          .then(({ taskId }) =>
            taskId === null ? undefined : queries.prefetchQuery(taskQuery(client, taskId)),
          ),
        queries.prefetchQuery(runCallsQuery(client, runId)),
        queries.fetchQuery(runStepsQuery(client, runId)),
        queries.fetchQuery(everyAgentQuery(client)),
        queries.fetchQuery(modelsQuery(client)),
      ]}
    >
      <RunPage runId={runId} />
    </Prefetched>
  );
}
