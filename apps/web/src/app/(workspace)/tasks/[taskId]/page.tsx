import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTaskByKey } from '@helix/contracts/tasks';
import { prefetchTask, TaskPage } from '../../../../features/tasks/index.ts';
import { isFirstPaint } from '../../../../lib/is-first-paint.ts';
import { createServerQueries } from '../../../../lib/server-queries.ts';
import { orLeave, serverClient } from '../../../../lib/server-client.ts';

type TaskPageProps = { params: Promise<{ taskId: string }> };

export const metadata: Metadata = { title: 'Task' };

const isKey = (text: string) => /^[A-Za-z][A-Za-z0-9]{1,7}-\d{1,9}$/.test(text);

export default async function FullTaskPage({ params }: TaskPageProps) {
  const { taskId } = await params;
  const client = await serverClient();
  if (isKey(taskId)) {
    const task = await orLeave(client.call(getTaskByKey, { params: { key: taskId } }));
    redirect(`/tasks/${task.id}`);
  }
  const queries = createServerQueries();
  if (await isFirstPaint()) await orLeave(prefetchTask(queries, client, taskId));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <TaskPage taskId={taskId} />
    </HydrationBoundary>
  );
}
