'use client';

import { TaskActionsProvider } from '../task-actions/index.ts';
import { messages } from './messages.ts';
import { TaskBody } from './task-body.tsx';
import { useTask } from './task-data.ts';
import { TaskHeader } from './task-header.tsx';
import { TaskSkeleton, TaskTrouble } from './task-states.tsx';

/** A task with the whole window for itself. */
export function TaskPage({ taskId }: { taskId: string }) {
  const { data: task, error, refetch, isPlaceholderData } = useTask(taskId);
  if (!task) {
    return error ? <TaskTrouble error={error} onRetry={() => void refetch()} /> : <TaskSkeleton />;
  }
  return (
    <TaskActionsProvider targets={() => [taskId]}>
      <section
        aria-label={messages.task(task.key)}
        className="flex min-h-0 min-w-0 flex-1 flex-col"
      >
        <h1 className="sr-only">{task.title}</h1>
        <TaskHeader task={task} isPage />
        <div data-scroller className="min-h-0 flex-1 overflow-y-auto">
          <TaskBody key={task.id} task={task} isLoading={isPlaceholderData} isPage />
        </div>
      </section>
    </TaskActionsProvider>
  );
}
