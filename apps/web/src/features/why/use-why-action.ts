'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useToast } from '@helix/ui';
import { getAgent, resumeAgent, updateAgent } from '@helix/contracts/agents';
import { retryRun } from '@helix/contracts/runs';
import { restoreBoard } from '@helix/contracts/structure';
import { executeTask, moveTask, restoreTask, type TaskCard } from '@helix/contracts/tasks';
import type { Why } from '@helix/contracts/why';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { newKey } from '../../lib/new-key.ts';
import { applyRun, boardKeys } from '../boards/board-queries.ts';
import { columnsQuery } from '../filters/column-queries.ts';
import { useHasRole, useUser } from '../session/use-user.ts';
import { showTask, useTaskActions } from '../task-actions/index.ts';
import { agentsQuery } from '../agents/agent-queries.ts';
import { messages } from './messages.ts';
import { whyKeys } from './why-queries.ts';

export type WhyAction = {
  readonly label: string;
  readonly isBusy: boolean;
  readonly run: (anchor: Element) => void;
};
type Place = { mayWrite: boolean; mayRestore: boolean; onAsk: (name: string) => void };

/** The one thing that helps, as something that can be done here; nothing for who may not do it. */
export function useWhyAction(
  task: TaskCard,
  why: Why | undefined,
  place: Place,
): WhyAction | undefined {
  const queries = useQueryClient();
  const router = useRouter();
  const actions = useTaskActions();
  const isAdmin = useHasRole('admin');
  const { memberId, name: ownName } = useUser();
  const { data: agents } = useQuery(agentsQuery(client));
  const { data: columns } = useQuery(columnsQuery(client, task.boardId));
  const work = useWork(task);
  if (!why) return undefined;
  const { agentId, runId, reason } = why;
  const agentName = agents?.items.find(({ id }) => id === agentId)?.name;
  const does = (label: string, promise: () => Promise<unknown>): WhyAction => ({
    label,
    isBusy: work.isPending,
    run: () => work.mutate(promise),
  });
  const opens = (label: string, href: string): WhyAction => ({
    label,
    isBusy: false,
    run: () => router.push(href),
  });
  const picks = (label: string, kind: 'status' | 'assignee'): WhyAction => ({
    label,
    isBusy: false,
    run: (anchor) => actions.open(kind, [task.id], anchor),
  });
  const shows = (label: string, selector: string): WhyAction => ({
    label,
    isBusy: false,
    run: () => focusOn(selector),
  });
  const params = { taskId: task.id };
  const toTodo = async () => {
    const todo = columns?.find(({ category }) => category === 'todo') ?? columns?.[0];
    if (!todo) return;
    showTask(queries, await client.call(moveTask, { params, body: { columnId: todo.id } }));
  };
  switch (why.action.kind) {
    case 'none':
    case 'approve_or_reject':
      return undefined;
    case 'restore':
      return place.mayRestore
        ? does(messages.restore, async () =>
            showTask(queries, await client.call(restoreTask, { params, body: {} })),
          )
        : undefined;
    case 'restore_board':
      return isAdmin
        ? does(messages.restoreBoard, async () => {
            await client.call(restoreBoard, { params: { boardId: task.boardId }, body: {} });
            await queries.invalidateQueries({ queryKey: boardKeys.overview });
          })
        : undefined;
    case 'answer':
      return shows(messages.answer, '[id^="question-"]');
    case 'start_gateway':
      return isAdmin ? opens(messages.toSystem, '/settings/system') : undefined;
    case 'finish_blockers':
      return shows(messages.toBlockers, '#dependencies');
    case 'make_room':
      return opens(messages.toBoard, `/boards/${task.boardId}`);
    default:
  }
  if (!place.mayWrite) return undefined;
  switch (why.action.kind) {
    case 'reopen':
      return does(messages.reopen, toTodo);
    case 'move_to_todo':
      return does(messages.moveToTodo, toTodo);
    case 'assign':
      return picks(messages.assign, 'assignee');
    case 'move_on': {
      const person = why.sentence.match(/^(?<name>.+) has it\.$/)?.groups?.['name'];
      const isAnother = reason === 'with_person' && task.assigneeId !== memberId;
      if (!isAnother || person === undefined || person === ownName) {
        return picks(messages.moveOn, 'status');
      }
      return { label: messages.ask(person), isBusy: false, run: () => place.onAsk(person) };
    }
    case 'resume_agent':
      if (agentId === null) return undefined;
      return does(agentName ? messages.resume(agentName) : messages.resumeAgent, () =>
        client.call(resumeAgent, { params: { agentId }, body: {} }),
      );
    case 'retry':
      if (runId === null) return undefined;
      return does(messages.retry, async () =>
        applyRun(
          queries,
          await client.call(
            retryRun,
            { params: { runId }, body: {} },
            { idempotencyKey: newKey() },
          ),
        ),
      );
    case 'execute':
      return does(messages.execute, async () =>
        applyRun(
          queries,
          await client.call(executeTask, { params, body: {} }, { idempotencyKey: newKey() }),
        ),
      );
    default:
  }
  if (!isAdmin) return undefined;
  switch (why.action.kind) {
    case 'choose_model':
      return opens(messages.chooseModel, agentId === null ? '/models' : `/agents/${agentId}/model`);
    case 'raise_limit':
      if (reason === 'model_busy') return opens(messages.toModels, '/models');
      if (reason !== 'agent_busy' || agentId === null) {
        return opens(messages.toOrganization, '/settings/organization');
      }
      return does(messages.oneMore, async () => {
        const agent = await client.call(getAgent, { params: { agentId } });
        const body = { maxConcurrentRuns: agent.maxConcurrentRuns + 1 };
        await client.call(updateAgent, { params: { agentId }, body });
      });
    default:
      return undefined;
  }
}

function useWork(task: TaskCard) {
  const queries = useQueryClient();
  const show = useToast();
  return useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => queries.invalidateQueries({ queryKey: whyKeys.of(task.id) }),
    onError: (error) => show(messages.failed(messageOf(error)), 'bad'),
  });
}

function focusOn(selector: string): void {
  const element = document.querySelector(selector);
  if (!(element instanceof HTMLElement)) return;
  element.scrollIntoView({ block: 'center' });
  const field = element.querySelector<HTMLElement>('button, textarea');
  (field ?? element).focus({ preventScroll: true });
}
