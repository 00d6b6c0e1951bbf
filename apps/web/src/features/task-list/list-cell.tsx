'use client';

import type { MouseEvent } from 'react';
import type { TaskCard } from '@helix/contracts/tasks';
import type { PickerKind } from '../task-actions/picker-kind.ts';
import { useTaskActions } from '../task-actions/index.ts';
import { cellContents } from './list-cell-contents.tsx';
import type { ListColumn } from './list-columns.ts';
import { messages } from './messages.ts';

const pickers: Partial<Readonly<Record<ListColumn, PickerKind>>> = {
  status: 'status',
  labels: 'labels',
  assignee: 'assignee',
  agent: 'assignee',
  priority: 'priority',
  due: 'due',
  board: 'board',
};

/** One field of a task. What can be chosen is chosen where it stands. */
export function ListCell({ task, column }: { task: TaskCard; column: ListColumn }) {
  const actions = useTaskActions();
  const picker = pickers[column];
  const Content = cellContents[column];
  const content = <Content task={task} />;
  if (picker === undefined || !actions.mayChange([task.id])) {
    return <span className="flex size-full min-w-0 items-center px-2">{content}</span>;
  }
  const open = (event: MouseEvent) => actions.open(picker, [task.id], event.currentTarget);
  return (
    <button
      type="button"
      tabIndex={-1}
      title={messages.change(messages.columns[column], task.key)}
      className="flex size-full min-w-0 items-center rounded-sm px-2 text-left hover:bg-hover"
      onClick={open}
    >
      {content}
    </button>
  );
}
