'use client';

import type { TaskCard } from '@helix/contracts/tasks';
import { Avatar } from '@helix/ui';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { useSelection } from '../selection/index.ts';
import { TaskPeek } from '../tasks/task-peek.tsx';
import { cellContents } from './list-cell-contents.tsx';
import { useList } from './list-context.tsx';

const facts = ['labels', 'due', 'progress'] as const;

export function ListPeek({ tasks, onClose }: { tasks: readonly TaskCard[]; onClose: () => void }) {
  const { names, hrefOf } = useList();
  const { focusedId } = useSelection();
  const task = tasks.find(({ id }) => id === focusedId);
  if (!task) return null;
  const has = {
    labels: task.labelIds.length > 0,
    due: task.dueDate !== null,
    progress: task.checklist.total + task.subtasks.total > 0,
  };
  const shown = facts.filter((fact) => has[fact]);
  return (
    <TaskPeek
      task={task}
      status={names.columns.get(task.columnId)?.name}
      href={hrefOf(task)}
      people={<People task={task} />}
      facts={
        shown.length > 0 && (
          <div className="flex min-h-5 flex-wrap items-center gap-3 text-xs text-soft">
            {shown.map((fact) => {
              const Content = cellContents[fact];
              return <Content key={fact} task={task} />;
            })}
          </div>
        )
      }
      onClose={onClose}
    />
  );
}

function People({ task }: { task: TaskCard }) {
  const { agents, members } = useList().names;
  const agent = task.agentId === null ? undefined : agents.get(task.agentId);
  const member = task.assigneeId === null ? undefined : members.get(task.assigneeId);
  return (
    <>
      {agent && <AgentAvatar name={agent.name} avatar={agent.avatar} size="small" isNamed />}
      {member && <Avatar name={member.name} size="small" />}
    </>
  );
}
