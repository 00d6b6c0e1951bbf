'use client';

import Link from 'next/link';
import { memo } from 'react';
import type { Agent } from '@helix/contracts/agents';
import type { TaskCard as Card } from '@helix/contracts/tasks';
import { RunBadge } from '../runs/run-badge.tsx';
import { PriorityMark } from '../tasks/priority-mark.tsx';

type TaskCardProps = {
  task: Card;
  agent: Agent | undefined;
  onDragStart: (taskId: string) => void;
};

export const TaskCard = memo(function TaskCard({ task, agent, onDragStart }: TaskCardProps) {
  return (
    <li
      draggable
      data-task={task.id}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', task.key);
        onDragStart(task.id);
      }}
    >
      <Link
        href={`/boards/${task.boardId}/tasks/${task.id}`}
        className="grid gap-2 rounded-lg border border-line bg-raised p-3 transition-colors hover:border-soft"
      >
        <span className="flex items-center gap-2 font-mono text-xs text-soft">
          {task.key}
          <PriorityMark priority={task.priority} />
        </span>
        <span className="leading-snug">{task.title}</span>
        {(agent || task.latestRun) && (
          <span className="flex flex-wrap items-center justify-between gap-2 text-xs text-soft">
            <span className="truncate">{agent?.name}</span>
            {task.latestRun && <RunBadge status={task.latestRun.status} />}
          </span>
        )}
      </Link>
    </li>
  );
});
