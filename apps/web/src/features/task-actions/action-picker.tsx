'use client';

import { taskActionList } from './action-list.ts';
import { messages } from './messages.ts';
import type { PickerProps } from './picker-kind.ts';
import { useTaskActions } from './task-actions-context.ts';
import { Kbd, PickPopover } from '@helix/ui';

/** Everything that can be done with the tasks, found by typing; the same that the keys do. */
export function ActionPicker({ tasks, anchor, onClose }: PickerProps) {
  const actions = useTaskActions();
  const ids = tasks.map(({ id }) => id);
  const mayChange = actions.mayChange(ids);
  const entries = taskActionList.filter(({ isHarmless = false }) => mayChange || isHarmless);
  const items = entries.map(({ title, icon: Icon, keys }) => ({
    id: title,
    label: title,
    icon: <Icon className="size-4 text-soft" aria-hidden />,
    ...(keys !== undefined && { aside: <Kbd keys={keys} /> }),
  }));
  return (
    <PickPopover
      label={messages.pick.menu}
      items={items}
      anchor={anchor}
      open
      onOpenChange={onClose}
      onPick={({ id }) => {
        const entry = entries.find(({ title }) => title === id);
        onClose();
        if (entry && 'opens' in entry) actions.open(entry.opens, ids, anchor);
        else if (entry) actions.run(entry.runs, ids);
      }}
    />
  );
}
