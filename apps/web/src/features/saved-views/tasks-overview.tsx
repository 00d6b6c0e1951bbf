'use client';

import { usualTasksView, useView } from '../filters/index.ts';
import { TasksPage } from '../task-list/tasks-page.tsx';
import { ViewActions } from './view-actions.tsx';

/** The tasks of all boards, and the way to keep what one looks at. */
export function TasksOverview() {
  const control = useView(usualTasksView);
  return (
    <TasksPage control={control}>
      <ViewActions control={control} />
    </TasksPage>
  );
}
