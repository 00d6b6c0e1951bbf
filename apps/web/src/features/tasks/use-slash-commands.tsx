'use client';

import { useQuery } from '@tanstack/react-query';
import {
  Archive,
  Calendar,
  Check,
  CircleDot,
  Play,
  SignalHigh,
  Tag as TagIcon,
  Undo2,
  UserRound,
} from 'lucide-react';
import { Avatar, StatusDot } from '@helix/ui';
import { addDays } from '@helix/contracts/filters';
import { isEnded } from '@helix/contracts/runs';
import { priorities, type Task } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { formatDate } from '../../lib/format.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { messages } from '../composer/messages.ts';
import type { SlashCommand } from '../composer/suggestion.ts';
import { columnsQuery } from '../filters/column-queries.ts';
import { labelsQuery } from '../labels/label-queries.ts';
import { membersQuery } from '../members/member-queries.ts';
import { useToday } from '../organization/use-today.ts';
import { useReview } from '../reviews/use-review.ts';
import { useUser } from '../session/use-user.ts';
import { useChangeTasks, type TaskChange } from '../task-actions/index.ts';
import { useExecute } from './execute-button.tsx';
import { messages as taskMessages } from './messages.ts';

/** What can be done with a task from where comments are written. */
export function useSlashCommands(task: Task): readonly SlashCommand[] {
  const change = useChange(task);
  const review = useReview(task);
  const execute = useExecute(task);
  const choices = useChoices(task, change, execute.mutate);
  const { memberId } = useUser();
  const isInReview = task.category === 'review';
  const isOwn = task.requiresApproval && task.reviewRequestedBy?.id === memberId;
  const isLive = task.latestRun !== null && !isEnded(task.latestRun.status);
  const { commands } = messages;
  return [
    command('assign', UserRound, { choices: choices.assign }),
    command('status', CircleDot, { choices: choices.status }),
    command('priority', SignalHigh, { choices: choices.priority }),
    command('due', Calendar, { choices: choices.due }),
    command('label', TagIcon, { choices: choices.label }),
    ...(isLive ? [] : [command('execute', Play, { choices: choices.execute })]),
    ...(isInReview && !isOwn
      ? [command('approve', Check, { run: () => review.approve.mutate() })]
      : []),
    ...(isInReview
      ? [command('reject', Undo2, { submit: (words: string) => review.reject.mutate(words) })]
      : []),
    command('archive', Archive, {
      run: () => change({ kind: 'archive' }, taskMessages.archivedTask(task.key)),
    }),
  ];

  function command(
    name: keyof typeof commands,
    Icon: typeof Archive,
    act: Pick<SlashCommand, 'run' | 'choices' | 'submit'>,
  ): SlashCommand {
    return {
      name,
      title: commands[name],
      icon: <Icon aria-hidden className="size-4 text-soft" />,
      ...act,
    };
  }
}

type Change = (change: TaskChange, title: string) => void;

function useChange(task: Task): Change {
  const { mutate } = useChangeTasks();
  return (change, title) => mutate({ parts: [{ tasks: [task], change }], title });
}

/** What each command can be followed by. */
function useChoices(task: Task, change: Change, execute: (agentId: string) => void) {
  const { data: members } = useQuery(membersQuery(client));
  const { data: agents } = useQuery(agentsQuery(client));
  const { data: columns } = useQuery(columnsQuery(client, task.boardId));
  const { data: labels } = useQuery(labelsQuery(client));
  const today = useToday();
  const put = (fields: Extract<TaskChange, { kind: 'change' }>['fields'], title: string) =>
    change({ kind: 'change', fields }, title);
  const agentChoices = (run: (id: string, name: string) => void) =>
    (agents?.items ?? []).map(({ id, name, role, avatar }) => ({
      id,
      label: name,
      hint: role,
      icon: <AgentAvatar name={name} avatar={avatar} size="small" />,
      run: () => run(id, name),
    }));
  return {
    assign: () => [
      ...agentChoices((agentId, name) => put({ agentId }, messages.assigned(name))),
      ...(members ?? []).map(({ id, name }) => ({
        id,
        label: name,
        hint: messages.person,
        icon: <Avatar name={name} size="small" isDecorative />,
        run: () => put({ assigneeId: id }, messages.assigned(name)),
      })),
      {
        id: 'nobody',
        label: messages.nobody,
        run: () => put({ assigneeId: null, agentId: null }, messages.unassigned),
      },
    ],
    status: () =>
      (columns ?? []).map(({ id, name, category }) => ({
        id,
        label: name,
        icon: <StatusDot kind={category} />,
        run: () => change({ kind: 'move', columnId: id, category }, messages.movedTo(name)),
      })),
    priority: () =>
      priorities.toReversed().map((priority) => ({
        id: priority,
        label: taskMessages.priorities[priority],
        run: () => put({ priority }, messages.prioritySet(taskMessages.priorities[priority])),
      })),
    due: () => {
      const days = [
        [today, messages.today],
        [addDays(today, 1), messages.tomorrow],
        [addDays(today, 7), messages.nextWeek],
      ] as const;
      return [
        ...days.map(([day, label]) => ({
          id: day,
          label,
          hint: formatDate(day, 'weekday'),
          run: () => put({ dueDate: day }, messages.dueOn(formatDate(day, 'day'))),
        })),
        { id: 'none', label: messages.notDue, run: () => put({ dueDate: null }, messages.notDue) },
      ];
    },
    label: () =>
      (labels ?? [])
        .filter(({ boardId }) => boardId === null || boardId === task.boardId)
        .map(({ id, name }) => {
          const isOn = task.labelIds.includes(id);
          return {
            id,
            label: name,
            ...(isOn && { hint: messages.hasLabel }),
            run: () =>
              isOn
                ? put({ removeLabelIds: [id] }, messages.labelOff(name))
                : put({ addLabelIds: [id] }, messages.labelOn(name)),
          };
        }),
    execute: () => agentChoices((id) => execute(id)),
  };
}
