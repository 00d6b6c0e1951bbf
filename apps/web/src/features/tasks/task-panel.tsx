'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useCommands } from '../shortcuts/index.ts';
import { TaskActionsProvider } from '../task-actions/index.ts';
import { messages } from './messages.ts';
import { PanelEdge } from './panel-edge.tsx';
import { usePanelWidth } from './panel-width.ts';
import { TaskBody } from './task-body.tsx';
import { useTask } from './task-data.ts';
import { TaskHeader } from './task-header.tsx';
import { TaskSkeleton, TaskTrouble } from './task-states.tsx';

type TaskPanelProps = { boardId: string; taskId: string; initialWidth: number };

/** A task beside its board, under an address of its own; over it where there is no room. */
export function TaskPanel({ boardId, taskId, initialWidth }: TaskPanelProps) {
  const { data: task, error, refetch, isPlaceholderData } = useTask(taskId);
  const { width, resize } = usePanelWidth(initialWidth);
  const router = useRouter();
  const panel = useRef<HTMLElement>(null);
  const close = () => router.push(`/boards/${boardId}${window.location.search}`);
  useCommands([
    {
      id: 'task.close',
      title: messages.close,
      group: messages.group,
      keys: ['Escape', '[Control]+[Alt]+]'],
      isKeyOnly: true,
      run: close,
    },
  ]);
  useFocusReturn(panel, taskId);
  useColumnInSight(task?.columnId);
  return (
    <TaskActionsProvider targets={() => [taskId]}>
      <aside
        ref={panel}
        tabIndex={-1}
        aria-label={messages.task(task?.key ?? '')}
        data-task-panel
        style={{ width }}
        className="relative flex max-w-[calc(100vw-22rem)] shrink-0 flex-col border-l border-line bg-paper outline-none max-lg:absolute max-lg:inset-0 max-lg:z-20 max-lg:w-full! max-lg:max-w-none max-lg:border-l-0 max-md:fixed max-md:z-30"
      >
        <PanelEdge width={width} onResize={resize} />
        {error && !task && (
          <TaskTrouble error={error} onRetry={() => void refetch()} onClose={close} />
        )}
        {!error && !task && <TaskSkeleton />}
        {task && (
          <>
            <TaskHeader task={task} isPage={false} onClose={close} />
            <div data-scroller className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
              <TaskBody key={task.id} task={task} isLoading={isPlaceholderData} isPage={false} />
            </div>
          </>
        )}
      </aside>
    </TaskActionsProvider>
  );
}

/** The board is narrower beside a task: the column of its card stays in sight. */
function useColumnInSight(columnId: string | undefined): void {
  useEffect(() => {
    if (columnId === undefined) return;
    const column = document.querySelector(`[data-column="${CSS.escape(columnId)}"]`);
    column?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [columnId]);
}

/** The focus goes into the panel with the task, and back to its card when it closes. */
function useFocusReturn(panel: React.RefObject<HTMLElement | null>, taskId: string): void {
  useEffect(() => {
    const coversBoard = window.matchMedia('(width < 64rem)').matches;
    if (coversBoard) panel.current?.focus({ preventScroll: true });
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      const card = document.querySelector<HTMLElement>(`[data-task="${CSS.escape(taskId)}"]`);
      if (isLost) card?.querySelector('a')?.focus({ preventScroll: true });
    };
  }, [panel, taskId]);
}
