'use client';

import { Lock } from 'lucide-react';
import Link from 'next/link';
import { memo, useEffect, useRef, type MouseEvent } from 'react';
import type { TaskCard } from '@helix/contracts/tasks';
import { Avatar, StatusDot } from '@helix/ui';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { RunBadge } from '../runs/run-badge.tsx';
import {
  actionIdsAt,
  selectingLink,
  useIsFocused,
  useIsSelected,
  useSelectionStore,
} from '../selection/index.ts';
import { isTyping } from '../shortcuts/is-typing.ts';
import { useSaveTitle, useTaskActions } from '../task-actions/index.ts';
import { PriorityMark } from '../tasks/priority-mark.tsx';
import { ListCell } from './list-cell.tsx';
import { useList } from './list-context.tsx';
import { messages } from './messages.ts';

const heights = { comfortable: 'min-h-10', compact: 'min-h-8' } as const;

export const ListRow = memo(function ListRow({ task }: { task: TaskCard }) {
  const { columns, density } = useList();
  const actions = useTaskActions();
  const selection = useSelectionStore();
  const isSelected = useIsSelected(task.id);
  const isFocused = useIsFocused(task.id);
  const onContextMenu = (event: MouseEvent) => {
    if (event.shiftKey) return;
    event.preventDefault();
    actions.open('menu', actionIdsAt(selection.read(), task.id), event.currentTarget);
  };
  return (
    <div
      role="row"
      data-task={task.id}
      onContextMenu={onContextMenu}
      className={`group/row relative grid grid-cols-(--columns) items-stretch border-b border-line text-sm max-md:flex max-md:min-h-14 max-md:items-center max-md:px-3 ${heights[density]} ${isSelected ? 'bg-selected' : isFocused ? 'bg-hover' : 'hover:bg-hover'}`}
    >
      <SelectCell task={task} isSelected={isSelected} />
      <span
        role="cell"
        className="flex items-center px-2 font-mono text-xs text-soft max-md:hidden"
      >
        <span className="truncate">{task.key}</span>
      </span>
      <span role="cell" className="min-w-0 max-md:hidden">
        <ListCell task={task} column="status" />
      </span>
      <TitleCell task={task} isFocused={isFocused} />
      {columns.map((column) => (
        <span key={column} role="cell" className="min-w-0 max-md:hidden">
          <ListCell task={task} column={column} />
        </span>
      ))}
    </div>
  );
});

function SelectCell({ task, isSelected }: { task: TaskCard; isSelected: boolean }) {
  const selection = useSelectionStore();
  return (
    <span role="cell" className="grid place-items-center max-md:order-last max-md:size-11">
      <input
        type="checkbox"
        tabIndex={-1}
        checked={isSelected}
        aria-label={messages.selectRow(task.key)}
        onChange={({ nativeEvent }) => {
          if ('shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
            selection.extendTo(task.id);
          else selection.toggle(task.id);
        }}
        className={`tick-box ${isSelected ? '' : 'md:opacity-0 md:group-hover/row:opacity-100 md:focus-visible:opacity-100'}`}
      />
    </span>
  );
}

function TitleCell({ task, isFocused }: { task: TaskCard; isFocused: boolean }) {
  const { editedId, edit } = useList();
  const actions = useTaskActions();
  const isEditing = editedId === task.id && actions.mayChange([task.id]);
  return (
    <span
      role="cell"
      className="flex min-w-0 items-center gap-2 px-2 max-md:flex-1 max-md:px-0"
      onDoubleClick={() => edit(task.id)}
    >
      {isEditing ? (
        <TitleField task={task} />
      ) : (
        <>
          <TitleLink task={task} isFocused={isFocused} />
          {task.openBlockers > 0 && (
            <span title={messages.blocked(task.openBlockers)} className="shrink-0 text-bad">
              <Lock className="size-3.5" aria-hidden />
              <span className="sr-only">{messages.blocked(task.openBlockers)}</span>
            </span>
          )}
        </>
      )}
    </span>
  );
}

function TitleLink({ task, isFocused }: { task: TaskCard; isFocused: boolean }) {
  const { hrefOf, names } = useList();
  const selection = useSelectionStore();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (!isFocused || active === link.current) return;
    // From elsewhere on the page, such as a panel beside the list, nothing takes the focus away.
    const isHere =
      active === null || active.contains(link.current) || active.closest('[data-task-list]');
    if (isHere && !isTyping(active)) link.current?.focus({ preventScroll: true });
  }, [isFocused]);
  const assignee = task.assigneeId === null ? undefined : names.members.get(task.assigneeId)?.name;
  const agent = task.agentId === null ? undefined : names.agents.get(task.agentId);
  return (
    <Link
      ref={link}
      href={hrefOf(task)}
      prefetch={false}
      scroll={false}
      {...selectingLink(selection, task.id)}
      className="min-w-0 flex-1 outline-none max-md:grid max-md:gap-0.5 max-md:py-2"
    >
      <span className="hidden items-center gap-2 text-xs text-soft max-md:flex">
        <StatusDot kind={task.category} />
        <span className="font-mono">{task.key}</span>
        <PriorityMark priority={task.priority} />
        {task.latestRun && <RunBadge status={task.latestRun.status} />}
        <span className="ml-auto flex gap-1">
          {assignee !== undefined && <Avatar name={assignee} size="small" />}
          {agent && <AgentAvatar name={agent.name} avatar={agent.avatar} size="small" isNamed />}
        </span>
      </span>
      <span className="block truncate font-medium max-md:font-normal">{task.title}</span>
    </Link>
  );
}

/** Enter and leaving keep what was written, Escape does not. */
function TitleField({ task }: { task: TaskCard }) {
  const { edit } = useList();
  const selection = useSelectionStore();
  const save = useSaveTitle();
  const isOver = useRef(false);
  const finish = (text: string | undefined) => {
    if (isOver.current) return;
    isOver.current = true;
    edit(undefined);
    selection.focus(task.id);
    const title = text?.trim() ?? '';
    if (title !== '' && title !== task.title) save.mutate({ task, title });
  };
  return (
    <input
      autoFocus
      defaultValue={task.title}
      maxLength={500}
      aria-label={messages.editTitle(task.key)}
      className="control min-h-7 px-1.5 text-sm font-medium touch:min-h-11 touch:text-[16px]"
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(undefined);
      }}
    />
  );
}
