'use client';

import type { MouseEvent, ReactNode } from 'react';
import type { Task } from '@helix/contracts/tasks';
import { useTaskActions } from '../task-actions/index.ts';
import { messages } from './messages.ts';

export const look =
  'flex min-h-7 min-w-0 max-w-full items-center gap-2 rounded-md px-1.5 py-0.5 text-left text-sm touch:min-h-11';
export const editable = `${look} hover:bg-hover`;

export type FieldProps = { task: Task; mayWrite: boolean };

type RowProps = {
  name: string;
  /** Whether it says nothing that a glance at the task has to tell. */
  isBare?: boolean;
  children: ReactNode;
};

/** A name and its value; on a phone one below the other. */
export function Row({ name, isBare = false, children }: RowProps) {
  return (
    <div
      className={`grid min-w-0 grid-cols-[5.75rem_minmax(0,1fr)] content-start items-start max-md:grid-cols-1 ${isBare ? 'max-md:group-data-[whole=false]/fields:hidden' : ''}`}
    >
      <dt className="py-1.5 text-xs text-soft max-md:px-1.5 max-md:py-0">{name}</dt>
      <dd className="flex min-h-7 min-w-0 items-center">{children}</dd>
    </div>
  );
}

type PickedProps = FieldProps & {
  isBare?: boolean;
  kind: 'status' | 'priority' | 'assignee' | 'labels' | 'due' | 'board';
  name: string;
  /** In words, for those who hear it. */
  value: string;
  children: ReactNode;
};

/** A field that is chosen from a list, or only read by who may not change it. */
export function Picked({
  kind,
  isBare = false,
  name,
  value,
  task,
  mayWrite,
  children,
}: PickedProps) {
  const actions = useTaskActions();
  const open = ({ currentTarget }: MouseEvent) => actions.open(kind, [task.id], currentTarget);
  return (
    <Row name={name} isBare={isBare}>
      {mayWrite ? (
        <button
          type="button"
          aria-label={messages.change(name, value)}
          aria-haspopup="listbox"
          onClick={open}
          className={editable}
        >
          {children}
        </button>
      ) : (
        <span className={look}>{children}</span>
      )}
    </Row>
  );
}
