'use client';

import type { TaskCard } from '@helix/contracts/tasks';
import { useMoveTasks } from './use-move-tasks.ts';

/** One task to the end of another column, from wherever it is shown. */
export function useMoveTask() {
  const { mutate } = useMoveTasks('');
  return {
    mutate: ({ task, columnId }: { task: TaskCard; columnId: string; index: number }) =>
      mutate({ move: { taskIds: [task.id], columnId }, view: emptyView(task) }),
  };
}

function emptyView(task: TaskCard) {
  const { id: _, ...rest } = task;
  return { ...rest, columns: [], seq: 0 } as never;
}
