'use client';

import { Archive, CircleDashed, Ellipsis, SignalHigh, Tag, Trash2, User, X } from 'lucide-react';
import type { MouseEvent } from 'react';
import { Button, IconButton } from '@helix/ui';
import { useSelection } from '../selection/index.ts';
import { messages } from './messages.ts';
import type { PickerKind } from './picker-kind.ts';
import { useTaskActions } from './task-actions-context.ts';

const choices = [
  { kind: 'status', label: messages.bulk.status, Icon: CircleDashed },
  { kind: 'assignee', label: messages.bulk.assign, Icon: User },
  { kind: 'priority', label: messages.bulk.priority, Icon: SignalHigh },
  { kind: 'labels', label: messages.bulk.labels, Icon: Tag },
] as const satisfies readonly { kind: PickerKind; label: string; Icon: typeof Tag }[];

/** What can be done with everything that is selected, at the foot of a board or a list. */
export function BulkBar() {
  const { selectedIds, actionIds, clear } = useSelection();
  const actions = useTaskActions();
  const count = selectedIds.size;
  const open = (kind: PickerKind) => (event: MouseEvent) =>
    actions.open(kind, actionIds, event.currentTarget);
  return (
    <>
      <span role="status" className="sr-only">
        {count > 0 && messages.bulk.selected(count)}
      </span>
      {count > 0 && (
        <div
          data-bulk-bar
          role="toolbar"
          aria-label={messages.bulk.bar}
          className="floating fixed bottom-4 left-1/2 z-30 flex max-w-[calc(100vw-1rem)] -translate-x-1/2 animate-appear items-center gap-1 overflow-x-auto p-1.5 max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))]"
        >
          <span className="flex items-center gap-1 border-r border-line pr-1.5 pl-1 text-sm font-medium whitespace-nowrap tabular-nums">
            {messages.bulk.selected(count)}
            <IconButton size="small" label={messages.bulk.clear} icon={<X />} onClick={clear} />
          </span>
          {actions.mayChange(actionIds) && (
            <>
              {choices.map(({ kind, label, Icon }) => (
                <Button key={kind} look="quiet" size="small" icon={<Icon />} onClick={open(kind)}>
                  {label}
                </Button>
              ))}
              <IconButton
                size="small"
                label={messages.bulk.archive}
                icon={<Archive />}
                onClick={() => actions.run('archive', actionIds)}
              />
              <IconButton
                size="small"
                label={messages.bulk.delete}
                icon={<Trash2 />}
                onClick={() => actions.run('delete', actionIds)}
              />
            </>
          )}
          <IconButton
            size="small"
            label={messages.bulk.more}
            icon={<Ellipsis />}
            onClick={open('menu')}
          />
        </div>
      )}
    </>
  );
}
