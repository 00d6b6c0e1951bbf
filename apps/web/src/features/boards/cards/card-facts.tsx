'use client';

import type { ReactNode } from 'react';
import { isOverdue } from '@helix/contracts/filters';
import type { TaskCard } from '@helix/contracts/tasks';
import { Avatar, HueDot } from '@helix/ui';
import { formatDate } from '../../../lib/format.ts';
import { AgentAvatar } from '../../agents/agent-avatar.tsx';
import { useBoard } from '../board-context.tsx';
import { CardIcon } from './card-icon.tsx';
import { messages } from '../messages.ts';

const words = messages.card;
const mostLabels = 3;
/** A name of so many letters is not cut for a longer one beside it. */
const shortName = 8;

/** What else there is to know of a task, in one line or two. */
export function CardFacts({ task }: { task: TaskCard }) {
  const facts = factsOf(task);
  const isPlain = facts.length === 0 && task.dueDate === null;
  return (
    <>
      {task.labelIds.length > 0 && <CardLabels ids={task.labelIds} />}
      {!isPlain && (
        <div className="flex h-5 items-center gap-3 text-xs text-soft">
          {task.dueDate !== null && <CardDue task={task} day={task.dueDate} />}
          {facts.map(({ name, icon: sign, text }) => (
            <span
              key={name}
              role="img"
              aria-label={name}
              title={name}
              className="flex items-center gap-1 tabular-nums"
            >
              {sign}
              {text}
            </span>
          ))}
        </div>
      )}
    </>
  );
}

/** Who is to do it. */
export function CardPeople({ task }: { task: TaskCard }) {
  const { agents, members } = useBoard().names;
  const agent = task.agentId === null ? undefined : agents.get(task.agentId);
  const member = task.assigneeId === null ? undefined : members.get(task.assigneeId);
  return (
    <>
      {agent && <AgentAvatar name={agent.name} avatar={agent.avatar} size="small" isNamed />}
      {member && <Avatar name={member.name} size="small" />}
    </>
  );
}

type Fact = { readonly name: string; readonly icon: ReactNode; readonly text: string };

function factsOf(task: TaskCard): readonly Fact[] {
  const { checklist, subtasks, commentCount, attachmentCount } = task;
  const progress = ({ done, total }: { done: number; total: number }) => `${done}/${total}`;
  return [
    checklist.total > 0 && {
      name: words.checklist(checklist.done, checklist.total),
      icon: <CardIcon sign="checklist" />,
      text: progress(checklist),
    },
    subtasks.total > 0 && {
      name: words.subtasks(subtasks.done, subtasks.total),
      icon: <CardIcon sign="subtasks" />,
      text: progress(subtasks),
    },
    commentCount > 0 && {
      name: words.comments(commentCount),
      icon: <CardIcon sign="comments" />,
      text: String(commentCount),
    },
    attachmentCount > 0 && {
      name: words.attachments(attachmentCount),
      icon: <CardIcon sign="attachments" />,
      text: String(attachmentCount),
    },
  ].filter((fact) => fact !== false);
}

function CardDue({ task, day }: { task: TaskCard; day: string }) {
  const isLate = isOverdue(task, useBoard().today);
  const shown = formatDate(day, 'day');
  return (
    <span
      title={isLate ? words.overdue(shown) : words.due(shown)}
      className={`flex items-center gap-1 ${isLate ? 'font-medium text-bad' : ''}`}
    >
      <CardIcon sign="due" />
      {shown}
      {isLate && <span className="sr-only">{words.overdue(shown)}</span>}
    </span>
  );
}

function CardLabels({ ids }: { ids: readonly string[] }) {
  const { labels } = useBoard().names;
  const known = ids.flatMap((id) => labels.get(id) ?? []);
  if (known.length === 0) return null;
  const rest = known.length - mostLabels;
  return (
    <div
      role="img"
      aria-label={words.labels(known.map(({ name }) => name).join(', '))}
      className="flex h-4 items-center gap-2.5 overflow-hidden text-xs text-soft"
    >
      {known.slice(0, mostLabels).map(({ id, name, color }) => (
        <span
          key={id}
          title={name}
          className={`truncate *:inline-block ${name.length <= shortName ? 'shrink-0' : 'min-w-0'}`}
        >
          <HueDot color={color} /> {name}
        </span>
      ))}
      {rest > 0 && <span>{words.moreLabels(rest)}</span>}
    </div>
  );
}
