'use client';

import { useCommands } from '../shortcuts/index.ts';
import { taskActionList } from './action-list.ts';
import { messages } from './messages.ts';
import type { TaskActions } from './task-actions-context.ts';

/** The keys of the actions, for what is selected or focused when they are pressed. */
export function useTaskCommands(actions: TaskActions, targets: () => readonly string[]): void {
  useCommands(
    taskActionList.map((entry) => ({
      id: `task.${'opens' in entry ? entry.opens : entry.runs}`,
      title: entry.title,
      group: messages.group,
      icon: entry.icon,
      keys: [entry.keys, entry.always].filter((keys) => keys !== undefined),
      run: () => {
        const ids = targets();
        if (entry.isHarmless !== true && !actions.mayChange(ids)) return;
        if ('opens' in entry) actions.open(entry.opens, ids);
        else actions.run(entry.runs, ids);
      },
    })),
  );
}
