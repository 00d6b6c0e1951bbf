'use client';

import { useQuery } from '@tanstack/react-query';
import { SquareKanban } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BoardForMe, Column } from '@helix/contracts/structure';
import { priorities, type Priority } from '@helix/contracts/tasks';
import { Avatar, Button, PickMenu, StatusDot, type PickItem } from '@helix/ui';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { client } from '../../lib/browser-client.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { PriorityMark } from '../tasks/priority-mark.tsx';
import { messages } from './messages.ts';

type ChoiceProps<T> = { value: T; onChange: (value: T) => void };

/** A button that says what is chosen, and opens what can be chosen instead. */
function Choice({
  label,
  items,
  value,
  fallback,
  onPick,
}: {
  label: string;
  items: readonly PickItem[];
  value: string;
  fallback?: ReactNode;
  onPick: (value: string) => void;
}) {
  const chosen = items.find(({ id }) => id === value);
  return (
    <PickMenu
      label={label}
      items={items}
      value={value}
      onPick={onPick}
      trigger={
        <Button
          size="small"
          aria-label={`${label}: ${chosen?.label ?? ''}`}
          icon={chosen?.icon ?? fallback}
        >
          <span className="max-w-40 truncate">{chosen?.label ?? label}</span>
        </Button>
      }
    />
  );
}

export function BoardChoice({
  boards,
  value,
  onChange,
}: ChoiceProps<string> & { boards: readonly BoardForMe[] }) {
  const items = boards.map(({ id, name, key }) => ({
    id,
    label: name,
    hint: key,
    icon: <SquareKanban aria-hidden />,
  }));
  return <Choice label={messages.board} items={items} value={value} onPick={onChange} />;
}

export function ColumnChoice({
  columns,
  value,
  onChange,
}: ChoiceProps<string> & { columns: readonly Column[] }) {
  const items = columns.map(({ id, name, category }) => ({
    id,
    label: name,
    icon: <StatusDot kind={category} />,
  }));
  return <Choice label={messages.column} items={items} value={value} onPick={onChange} />;
}

export function PriorityChoice({ value, onChange }: ChoiceProps<Priority>) {
  const items = priorities.map((priority) => ({
    id: priority,
    label: messages.priorities[priority],
    icon: <PriorityMark priority={priority} />,
  }));
  const pick = (picked: string) => {
    const priority = priorities.find((known) => known === picked);
    if (priority !== undefined) onChange(priority);
  };
  return <Choice label={messages.priority} items={items} value={value} onPick={pick} />;
}

const nobody = 'nobody';

/** One of the people or one of the agents. */
export function AssigneeChoice({ value, onChange }: ChoiceProps<string | null>) {
  const members = useQuery(membersQuery(client)).data ?? [];
  const agents = useQuery(agentsQuery(client)).data?.items ?? [];
  const items: PickItem[] = [
    { id: nobody, label: messages.nobody },
    ...members.map(({ id, name, email }) => ({
      id,
      label: name,
      hint: email,
      group: messages.people,
      icon: <Avatar name={name} size="small" isDecorative />,
    })),
    ...agents
      .filter(({ archivedAt }) => archivedAt === null)
      .map(({ id, name, role, avatar }) => ({
        id,
        label: name,
        hint: role,
        group: messages.agents,
        icon: <AgentAvatar name={name} avatar={avatar} size="small" />,
      })),
  ];
  return (
    <Choice
      label={messages.assignee}
      items={items}
      value={value ?? nobody}
      onPick={(picked) => onChange(picked === nobody ? null : picked)}
    />
  );
}
