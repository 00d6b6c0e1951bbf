import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import {
  panelWidthCookie,
  prefetchTask,
  readPanelWidth,
  TaskPanel,
} from '../../../../../../features/tasks/index.ts';
import { isFirstPaint } from '../../../../../../lib/is-first-paint.ts';
import { createServerQueries } from '../../../../../../lib/server-queries.ts';
import { orLeave, serverClient } from '../../../../../../lib/server-client.ts';

type TaskPanelPageProps = { params: Promise<{ boardId: string; taskId: string }> };

export const metadata: Metadata = { title: 'Task' };

export default async function TaskPanelPage({ params }: TaskPanelPageProps) {
  const { boardId, taskId } = await params;
  const queries = createServerQueries();
  if (await isFirstPaint()) {
    await orLeave(prefetchTask(queries, await serverClient(), taskId));
  }
  const width = readPanelWidth((await cookies()).get(panelWidthCookie)?.value);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <TaskPanel boardId={boardId} taskId={taskId} initialWidth={width} />
    </HydrationBoundary>
  );
}
