'use client';

import type { ComponentType, ReactNode } from 'react';
import { isOverdue } from '@helix/contracts/filters';
import type { TaskCard } from '@helix/contracts/tasks';
import { Avatar, StatusDot, Tag } from '@helix/ui';
import { formatDate } from '../../lib/format.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { RunBadge } from '../runs/run-badge.tsx';
import { messages as taskMessages } from '../task-actions/messages.ts';
import { PriorityMark } from '../tasks/priority-mark.tsx';
import type { ListColumn } from './list-columns.ts';
import { useList } from './list-context.tsx';
import { messages } from './messages.ts';

type CellProps = { task: TaskCard };

/** What each column shows of a task. */
export const cellContents: Readonly<Record<ListColumn, ComponentType<CellProps>>> = {
  key: ({ task }) => task.key,
  title: ({ task }) => task.title,
  status: Status,
  labels: Labels,
  assignee: Assignee,
  agent: AgentAtWork,
  priority: PriorityWord,
  due: Due,
  run: ({ task }) => (task.latestRun ? <RunBadge status={task.latestRun.status} /> : <None />),
  progress: Progress,
  board: BoardName,
  created: ({ task }) => <Ago at={task.createdAt} />,
  updated: ({ task }) => <Ago at={task.updatedAt} />,
};

function Status({ task }: CellProps) {
  const { names } = useList();
  return (
    <Beside mark={<StatusDot kind={task.category} />}>
      {names.columns.get(task.columnId)?.name ?? taskMessages.category[task.category]}
    </Beside>
  );
}

function Assignee({ task }: CellProps) {
  const { names } = useList();
  const name = task.assigneeId === null ? undefined : names.members.get(task.assigneeId)?.name;
  if (name === undefined) return <None />;
  return <Beside mark={<Avatar name={name} size="small" isDecorative />}>{name}</Beside>;
}

function AgentAtWork({ task }: CellProps) {
  const { names } = useList();
  const agent = task.agentId === null ? undefined : names.agents.get(task.agentId);
  if (!agent) return <None />;
  return (
    <Beside mark={<AgentAvatar name={agent.name} avatar={agent.avatar} size="small" />}>
      {agent.name}
    </Beside>
  );
}

function PriorityWord({ task: { priority } }: CellProps) {
  if (priority === 'none') return <None />;
  return (
    <Beside mark={<PriorityMark priority={priority} />}>{taskMessages.priority[priority]}</Beside>
  );
}

function BoardName({ task }: CellProps) {
  const { names } = useList();
  return <span className="truncate">{names.boards.get(task.boardId)?.name}</span>;
}

function Beside({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {mark}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** Nothing is there; said to those who do not see the gap. */
function None() {
  return (
    <span className="text-soft">
      <span aria-hidden>–</span>
      <span className="sr-only">{messages.none}</span>
    </span>
  );
}

const shownLabels = 2;

function Labels({ task }: CellProps) {
  const { names } = useList();
  const labels = task.labelIds.flatMap((id) => names.labels.get(id) ?? []);
  if (labels.length === 0) return <None />;
  const more = labels.slice(shownLabels).map(({ name }) => name);
  return (
    <span className="flex min-w-0 items-center gap-1 overflow-hidden">
      {labels.slice(0, shownLabels).map(({ id, name, color }) => (
        <Tag key={id} color={color}>
          {name}
        </Tag>
      ))}
      {more.length > 0 && (
        <span className="text-xs text-soft" title={more.join(', ')}>
          +{more.length}
        </span>
      )}
    </span>
  );
}

function Due({ task }: CellProps) {
  const { today } = useList();
  if (task.dueDate === null) return <None />;
  const isLate = isOverdue(task, today);
  return (
    <span className={`truncate tabular-nums ${isLate ? 'font-medium text-bad' : ''}`}>
      {formatDate(task.dueDate, 'day')}
      {isLate && <span className="sr-only"> {messages.overdue}</span>}
    </span>
  );
}

function Progress({ task: { checklist, subtasks } }: CellProps) {
  const done = checklist.done + subtasks.done;
  const total = checklist.total + subtasks.total;
  if (total === 0) return <None />;
  return (
    <span className="tabular-nums" title={messages.progressOf(done, total)}>
      {done}/{total}
    </span>
  );
}

function Ago({ at }: { at: string }) {
  return (
    <span className="truncate text-soft tabular-nums">
      <RelativeTime at={at} />
    </span>
  );
}
