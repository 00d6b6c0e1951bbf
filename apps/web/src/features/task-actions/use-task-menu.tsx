'use client';

import type { MenuItem } from '@helix/ui';
import { taskActionList } from './action-list.ts';
import { useTaskActions } from './task-actions-context.ts';

/** The actions as entries of a menu, such as that of a right click. */
export function useTaskMenu(): (taskIds: readonly string[]) => readonly MenuItem[] {
  const actions = useTaskActions();
  return (taskIds) => {
    const mayChange = actions.mayChange(taskIds);
    return taskActionList
      .filter(({ isHarmless = false }) => mayChange || isHarmless)
      .flatMap((entry): MenuItem[] => {
        const { title, icon: Icon, keys } = entry;
        const isRemoval = 'runs' in entry && entry.runs === 'delete';
        const item: MenuItem = {
          label: title,
          icon: <Icon aria-hidden />,
          ...(keys !== undefined && { shortcut: keys }),
          ...(isRemoval && { tone: 'danger' as const }),
          onSelect: () =>
            'opens' in entry
              ? actions.open(entry.opens, taskIds)
              : actions.run(entry.runs, taskIds),
        };
        const startsGroup = 'runs' in entry && ['duplicate', 'archive'].includes(entry.runs);
        return startsGroup ? ['separator', item] : [item];
      });
  };
}
