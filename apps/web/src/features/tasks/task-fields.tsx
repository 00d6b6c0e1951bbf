'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Avatar, Button, Checkbox, StatusDot, Tag } from '@helix/ui';
import { isOverdue } from '@helix/contracts/filters';
import type { Task } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { formatDate, formatMoney } from '../../lib/format.ts';
import { RelativeTime } from '../../lib/relative-time.tsx';
import { everyAgentQuery } from '../agents/agent-queries.ts';
import { columnsQuery } from '../filters/column-queries.ts';
import { labelsQuery } from '../labels/label-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { useToday } from '../organization/use-today.ts';
import { runsQuery } from '../runs/run-queries.ts';
import { useChangeTasks } from '../task-actions/index.ts';
import { messages } from './messages.ts';
import { ParentField } from './parent-field.tsx';
import { PriorityMark } from './priority-mark.tsx';
import { editable, look, Picked, Row, type FieldProps } from './task-field.tsx';
import { TaskWatchers } from './task-watchers.tsx';
import { usePermission } from './use-permission.ts';

/** Every field of a task; each opens the same choice as its key does. On a phone those that say nothing wait for a tap. */
export function TaskFields({ task, isColumn }: { task: Task; isColumn: boolean }) {
  const { board, mayWrite, mayManage } = usePermission(task);
  const [isWhole, setIsWhole] = useState(false);
  return (
    <section aria-label={messages.properties} data-whole={isWhole} className="group/fields">
      <dl
        className={`grid gap-x-4 gap-y-0.5 max-md:-mx-1.5 ${isColumn ? 'grid-cols-1' : 'grid-cols-2'}`}
      >
        <StatusField task={task} mayWrite={mayWrite} />
        <PriorityField task={task} mayWrite={mayWrite} />
        <PersonField task={task} mayWrite={mayWrite} />
        <AgentField task={task} mayWrite={mayWrite} />
        <LabelsField task={task} mayWrite={mayWrite} />
        <DueField task={task} mayWrite={mayWrite} />
        <Row name={messages.parent} isBare={task.parentId === null}>
          <ParentField task={task} mayWrite={mayWrite} look={mayWrite ? editable : look} />
        </Row>
        <Picked
          kind="board"
          isBare
          name={messages.board}
          task={task}
          mayWrite={mayWrite}
          value={board?.name ?? ''}
        >
          <span className="truncate">{board?.name}</span>
        </Picked>
        <ApprovalField task={task} mayWrite={mayWrite} />
        <Row name={messages.watchers} isBare>
          <TaskWatchers taskId={task.id} mayManage={mayManage} className={editable} />
        </Row>
        <CostField taskId={task.id} />
        <Row name={messages.created} isBare>
          <span className={look}>
            <span className="shrink-0">
              <RelativeTime at={task.createdAt} />
            </span>
            <span className="truncate text-soft">{messages.createdBy(task.createdBy.name)}</span>
          </span>
        </Row>
      </dl>
      <Button
        look="quiet"
        size="small"
        aria-expanded={isWhole}
        className="-ml-3 md:hidden"
        onClick={() => setIsWhole(!isWhole)}
      >
        {isWhole ? messages.fewerFields : messages.moreFields}
      </Button>
    </section>
  );
}

function StatusField({ task, mayWrite }: FieldProps) {
  const { data: columns } = useQuery(columnsQuery(client, task.boardId));
  const name = columns?.find(({ id }) => id === task.columnId)?.name ?? '';
  return (
    <Picked kind="status" name={messages.status} value={name} task={task} mayWrite={mayWrite}>
      <StatusDot kind={task.category} />
      <span className="truncate">{name}</span>
    </Picked>
  );
}

function PriorityField({ task, mayWrite }: FieldProps) {
  const name = messages.priorities[task.priority];
  return (
    <Picked kind="priority" name={messages.priority} value={name} task={task} mayWrite={mayWrite}>
      {task.priority !== 'none' && (
        <span aria-hidden className="flex">
          <PriorityMark priority={task.priority} />
        </span>
      )}
      <span className={task.priority === 'none' ? 'text-soft' : ''}>{name}</span>
    </Picked>
  );
}

function PersonField({ task, mayWrite }: FieldProps) {
  const { data: members } = useQuery(membersQuery(client));
  const name = members?.find(({ id }) => id === task.assigneeId)?.name;
  const shown = task.assigneeId === null ? messages.nobody : (name ?? '');
  return (
    <Picked kind="assignee" name={messages.person} value={shown} task={task} mayWrite={mayWrite}>
      {name !== undefined && <Avatar name={name} size="small" isDecorative />}
      <span className={`truncate ${name === undefined ? 'text-soft' : ''}`}>{shown}</span>
    </Picked>
  );
}

function AgentField({ task, mayWrite }: FieldProps) {
  const { data: agents } = useQuery(everyAgentQuery(client));
  const agent = agents?.items.find(({ id }) => id === task.agentId);
  const shown = task.agentId === null ? messages.nobody : (agent?.name ?? '');
  return (
    <Picked kind="assignee" name={messages.agent} value={shown} task={task} mayWrite={mayWrite}>
      {agent && <AgentAvatar name={agent.name} avatar={agent.avatar} size="small" />}
      <span className={`truncate ${agent === undefined ? 'text-soft' : ''}`}>{shown}</span>
    </Picked>
  );
}

function LabelsField({ task, mayWrite }: FieldProps) {
  const { data: labels } = useQuery(labelsQuery(client));
  const own = (labels ?? []).filter(({ id }) => task.labelIds.includes(id));
  const names = own.map(({ name }) => name).join(', ') || messages.noLabels;
  return (
    <Picked
      kind="labels"
      isBare={task.labelIds.length === 0}
      name={messages.labels}
      value={names}
      task={task}
      mayWrite={mayWrite}
    >
      <span className="flex min-w-0 flex-wrap gap-1">
        {own.map(({ id, name, color }) => (
          <Tag key={id} color={color}>
            {name}
          </Tag>
        ))}
        {task.labelIds.length === 0 && <span className="text-soft">{messages.noLabels}</span>}
      </span>
    </Picked>
  );
}

function DueField({ task, mayWrite }: FieldProps) {
  const { dueDate } = task;
  const isLate = isOverdue(task, useToday());
  const day = dueDate === null ? messages.noDue : formatDate(dueDate, 'day');
  const words = isLate ? `${day}, ${messages.overdue}` : day;
  return (
    <Picked
      kind="due"
      isBare={dueDate === null}
      name={messages.due}
      value={words}
      task={task}
      mayWrite={mayWrite}
    >
      <span
        suppressHydrationWarning
        className={isLate ? 'font-medium text-bad' : dueDate === null ? 'text-soft' : ''}
      >
        {words}
      </span>
    </Picked>
  );
}

function ApprovalField({ task, mayWrite }: FieldProps) {
  const change = useChangeTasks();
  const { mayManage } = usePermission(task);
  const { requiresApproval, key } = task;
  // Who may not manage the board can ask for an approval, but not take that back.
  const isLocked = !mayWrite || (requiresApproval && !mayManage);
  return (
    <Row name={messages.approval} isBare={!requiresApproval}>
      <span className={look} title={messages.approvalHint}>
        <Checkbox
          aria-label={messages.approval}
          checked={requiresApproval}
          disabled={isLocked}
          className="touch:-ml-3.5"
          onCheckedChange={(next) =>
            change.mutate({
              parts: [
                { tasks: [task], change: { kind: 'change', fields: { requiresApproval: next } } },
              ],
              title: messages.approvalSet(key, next),
            })
          }
        />
      </span>
    </Row>
  );
}

function CostField({ taskId }: { taskId: string }) {
  const { data, hasNextPage } = useInfiniteQuery(runsQuery(client, { taskId }));
  const runs = data?.pages.flatMap(({ items }) => items) ?? [];
  const priced = runs.filter(({ costUsd }) => costUsd !== null);
  const total = priced.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
  const amount = priced.length === 0 ? messages.unpriced : formatMoney(total);
  return (
    <Row name={messages.cost} isBare={runs.length === 0}>
      <span className={`${look} tabular-nums`}>
        {runs.length === 0 ? (
          <span className="text-soft">{messages.noCost}</span>
        ) : (
          <>
            {amount}
            <span className="text-soft">{messages.costNote(runs.length, hasNextPage)}</span>
          </>
        )}
      </span>
    </Row>
  );
}
