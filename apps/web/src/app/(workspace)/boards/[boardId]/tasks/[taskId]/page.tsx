import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import {
  panelWidthCookie,
  prefetchTask,
  readPanelWidth,
  TaskPanel,
} from '../../../../../../features/tasks/index.ts';
import { isFirstPaint } from '../../../../../../lib/is-first-paint.ts';
import { Prefetched } from '../../../../../../lib/prefetched.tsx';

type TaskPanelPageProps = { params: Promise<{ boardId: string; taskId: string }> };

export const metadata: Metadata = { title: 'Task' };

export default async function TaskPanelPage({ params }: TaskPanelPageProps) {
  const { boardId, taskId } = await params;
  const isFirst = await isFirstPaint();
  const width = readPanelWidth((await cookies()).get(panelWidthCookie)?.value);
  return (
    <Prefetched load={(queries, client) => [isFirst && prefetchTask(queries, client, taskId)]}>
      <TaskPanel boardId={boardId} taskId={taskId} initialWidth={width} />
    </Prefetched>
  );
}
