import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTaskByKey } from '@helix/contracts/tasks';
import { prefetchTask, TaskPage } from '../../../../features/tasks/index.ts';
import { isFirstPaint } from '../../../../lib/is-first-paint.ts';
import { Prefetched } from '../../../../lib/prefetched.tsx';
import { orLeave, serverClient } from '../../../../lib/server-client.ts';

type TaskPageProps = { params: Promise<{ taskId: string }> };

export const metadata: Metadata = { title: 'Task' };

const isKey = (text: string) => /^[A-Za-z][A-Za-z0-9]{1,7}-\d{1,9}$/.test(text);

export default async function FullTaskPage({ params }: TaskPageProps) {
  const { taskId } = await params;
  if (isKey(taskId)) {
    const client = await serverClient();
    const task = await orLeave(client.call(getTaskByKey, { params: { key: taskId } }));
    redirect(`/tasks/${task.id}`);
  }
  const isFirst = await isFirstPaint();
  return (
    <Prefetched load={(queries, client) => [isFirst && prefetchTask(queries, client, taskId)]}>
      <TaskPage taskId={taskId} />
    </Prefetched>
  );
}
