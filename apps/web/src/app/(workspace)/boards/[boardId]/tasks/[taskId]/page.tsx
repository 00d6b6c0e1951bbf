import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { commentsQuery, TaskPanel, taskQuery } from '../../../../../../features/tasks/index.ts';
import { createServerQueries } from '../../../../../../lib/server-queries.ts';
import { orLeave, serverClient } from '../../../../../../lib/server-client.ts';

type TaskPageProps = { params: Promise<{ boardId: string; taskId: string }> };

export default async function TaskPage({ params }: TaskPageProps) {
  const { boardId, taskId } = await params;
  const client = await serverClient();
  const queries = createServerQueries();
  await orLeave(
    Promise.all([
      queries.fetchQuery(taskQuery(client, taskId)),
      queries.fetchQuery(commentsQuery(client, taskId)),
    ]),
  );
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <TaskPanel boardId={boardId} taskId={taskId} />
    </HydrationBoundary>
  );
}
