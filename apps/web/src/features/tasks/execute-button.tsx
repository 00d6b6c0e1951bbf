'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, Play } from 'lucide-react';
import { Button, IconButton, PickMenu, useToast } from '@helix/ui';
import { isEnded } from '@helix/contracts/runs';
import { isClosedCategory } from '@helix/contracts/structure';
import { executeTask, type Task } from '@helix/contracts/tasks';
import { client } from '../../lib/browser-client.ts';
import { AgentAvatar } from '../agents/agent-avatar.tsx';
import { messageOf } from '../../lib/error-message.ts';
import { newKey } from '../../lib/new-key.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { applyRun } from '../boards/board-queries.ts';
import { timelineKeys } from '../timeline/timeline-queries.ts';
import { messages } from './messages.ts';

export function useExecute(task: Task) {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    mutationFn: (agentId: string | undefined) =>
      client.call(
        executeTask,
        { params: { taskId: task.id }, body: agentId === undefined ? {} : { agentId } },
        { idempotencyKey: newKey() },
      ),
    onSuccess(run) {
      applyRun(queries, run);
      void queries.invalidateQueries({ queryKey: timelineKeys.of(task.id) });
    },
    onError: (error) => show(messages.notExecuted(messageOf(error)), 'bad'),
  });
}

type ExecuteButtonProps = {
  task: Task;
  /** Whether the same agent can be started again beside it; then it is for others. */
  isRetryOffered: boolean;
};

/** The assigned agent works on it, or another one that is chosen. */
export function ExecuteButton({ task, isRetryOffered }: ExecuteButtonProps) {
  const { data: agents } = useQuery(agentsQuery(client));
  const execute = useExecute(task);
  const { latestRun, agentId, assigneeId, category } = task;
  if (latestRun && !isEnded(latestRun.status)) return null;
  const able = (agents?.items ?? []).filter(({ archivedAt }) => archivedAt === null);
  if (able.length === 0) return null;
  const words = latestRun ? messages.executeAgain : messages.execute;
  const items = able.map(({ id, name, role, avatar }) => ({
    id,
    label: name,
    hint: role,
    icon: <AgentAvatar name={name} avatar={avatar} size="small" />,
  }));
  const choose = (trigger: React.ReactElement) => (
    <PickMenu
      label={messages.whichAgent}
      items={items}
      value={agentId}
      onPick={(id) => execute.mutate(id)}
      align="end"
      trigger={trigger}
    />
  );
  const isNext = !latestRun && assigneeId === null && !isClosedCategory(category);
  const button = (
    <Button
      look={isNext ? 'primary' : 'plain'}
      size="small"
      icon={<Play aria-hidden />}
      busy={execute.isPending}
      title={messages.executeHint}
      {...(agentId !== null && { onClick: () => execute.mutate(undefined) })}
    >
      {words}
    </Button>
  );
  if (agentId === null) return choose(button);
  return (
    <span className="flex items-center gap-px">
      {!isRetryOffered && button}
      {choose(
        <IconButton size="small" label={messages.executeWith} icon={<ChevronDown aria-hidden />} />,
      )}
    </span>
  );
}
