'use client';

import { useQuery } from '@tanstack/react-query';
import { Avatar, PickPopover, type PickItem } from '@helix/ui';
import { priorities } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { agentsQuery } from '../agents/agent-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { useUser } from '../session/use-user.ts';
import { PriorityMark } from '../tasks/priority-mark.tsx';
import { messages } from './messages.ts';
import { sharedState, type PickerProps } from './picker-kind.ts';
import type { Fields } from './task-change.ts';
import { whatOf } from './task-words.ts';
import { useChangeTasks } from './use-change-tasks.ts';

export function PriorityPicker({ tasks, anchor, onClose }: PickerProps) {
  const change = useChangeTasks();
  const items = priorities.toReversed().map((priority) => ({
    id: priority,
    label: messages.priority[priority],
    icon: <PriorityMark priority={priority} />,
    state: sharedState(tasks, (task) => task.priority === priority),
  }));
  const pick = ({ id, label }: PickItem) => {
    const priority = priorities.find((known) => known === id);
    const changing = tasks.filter((task) => task.priority !== id);
    if (priority !== undefined && changing.length > 0) {
      change.mutate({
        parts: [{ tasks: changing, change: { kind: 'change', fields: { priority } } }],
        title: messages.done.priority(whatOf(changing), label),
      });
    }
    onClose();
  };
  return (
    <PickPopover
      label={messages.pick.priority}
      items={items}
      anchor={anchor}
      open
      onOpenChange={onClose}
      onPick={pick}
    />
  );
}

/** A person looks after a task, an agent works on it; it can have one of each. */
export function AssigneePicker({ tasks, anchor, onClose }: PickerProps) {
  const { data: members } = useQuery(membersQuery(client));
  const { data: agents } = useQuery(agentsQuery(client));
  const { memberId } = useUser();
  const change = useChangeTasks();
  const people = (members ?? []).toSorted((one, other) =>
    one.id === memberId ? -1 : Number(other.id === memberId),
  );
  const items: readonly PickItem[] = [
    { id: '', label: messages.nobody, state: sharedState(tasks, isNobody) },
    ...people.map(({ id, name, email }) => ({
      id,
      label: name,
      words: email,
      group: messages.people,
      ...(id === memberId && { hint: messages.me }),
      icon: <Avatar name={name} size="small" isDecorative />,
      state: sharedState(tasks, ({ assigneeId }) => assigneeId === id),
    })),
    ...(agents?.items ?? []).map(({ id, name, role, avatar }) => ({
      id,
      label: name,
      hint: role,
      group: messages.agents,
      icon: <AgentAvatar name={name} avatar={avatar} size="small" />,
      state: sharedState(tasks, ({ agentId }) => agentId === id),
    })),
  ];
  const pick = ({ id, label, state, group }: PickItem) => {
    const isOn = state === 'on';
    const fields = fieldsFor(id, group === messages.agents, isOn);
    change.mutate({
      parts: [{ tasks, change: { kind: 'change', fields } }],
      title:
        isOn || id === ''
          ? messages.done.unassigned(whatOf(tasks))
          : messages.done.assigned(whatOf(tasks), label),
    });
    onClose();
  };
  return (
    <PickPopover
      label={messages.pick.assignee}
      items={items}
      anchor={anchor}
      open
      onOpenChange={onClose}
      onPick={pick}
    />
  );
}

function isNobody({ assigneeId, agentId }: PickerProps['tasks'][number]): boolean {
  return assigneeId === null && agentId === null;
}

/** Choosing whom they have already takes them off. */
function fieldsFor(id: string, isAgent: boolean, isOn: boolean): Fields {
  if (id === '') return { assigneeId: null, agentId: null };
  const next = isOn ? null : id;
  return isAgent ? { agentId: next } : { assigneeId: next };
}
