import type { QueryClient } from '@tanstack/react-query';
import { getAgent, resumeAgent, updateAgent } from '@helix/contracts/agents';
import { retryRun, type Run } from '@helix/contracts/runs';
import { restoreBoard, type Column } from '@helix/contracts/structure';
import { moveTask, restoreTask, type TaskCard } from '@helix/contracts/tasks';
import type { Why } from '@helix/contracts/why';
import { client } from '../../lib/browser-client.ts';
import { newKey } from '../../lib/new-key.ts';
import { applyRun, boardKeys } from '../boards/board-queries.ts';
import { showTask } from '../task-actions/known-tasks.ts';
import { messages } from './messages.ts';

/** What a help may need to know. */
export type Situation = {
  readonly task: TaskCard;
  readonly why: Why;
  readonly queries: QueryClient;
  readonly columns: readonly Column[];
  readonly agentName: string | undefined;
  /** The person who has the task, unless that is who is signed in. */
  readonly otherPerson: string | undefined;
};

/** What pressing the button does: work on the server, a way to a page, a choice, something shown, a question. */
export type Help = { readonly label: string } & (
  | { readonly does: () => Promise<unknown> }
  | { readonly goes: string }
  | { readonly picks: 'status' | 'assignee' }
  | { readonly shows: string }
  | { readonly asks: string }
);

type Need = 'see' | 'restore' | 'write' | 'admin';
type Kind = Why['action']['kind'];
type Helper = { readonly needs: Need; readonly help: (about: Situation) => Help | undefined };

const needing = (needs: Need, help: Helper['help']): Helper => ({ needs, help });
const nothing = needing('see', () => undefined);
const paramsOf = ({ task }: Situation) => ({ taskId: task.id });

/** For everything that can help, who may do it, and how it is done from here. */
export const helpers: Readonly<Record<Kind, Helper>> = {
  none: nothing,
  // A review has its own bar with both of its answers.
  approve_or_reject: nothing,
  restore: needing('restore', (about) => ({
    label: messages.restore,
    does: async () =>
      showTask(
        about.queries,
        await client.call(restoreTask, { params: paramsOf(about), body: {} }),
      ),
  })),
  restore_board: needing('admin', ({ task: { boardId }, queries }) => ({
    label: messages.restoreBoard,
    does: async () => {
      await client.call(restoreBoard, { params: { boardId }, body: {} });
      await queries.invalidateQueries({ queryKey: boardKeys.overview });
    },
  })),
  reopen: needing('write', (about) => ({ label: messages.reopen, does: () => toTodo(about) })),
  move_to_todo: needing('write', (about) => ({
    label: messages.moveToTodo,
    does: () => toTodo(about),
  })),
  answer: needing('see', () => ({ label: messages.answer, shows: '[id^="question-"]' })),
  finish_blockers: needing('see', () => ({ label: messages.toBlockers, shows: '#dependencies' })),
  make_room: needing('see', ({ task }) => ({
    label: messages.toBoard,
    goes: `/boards/${task.boardId}`,
  })),
  start_gateway: needing('admin', () => ({ label: messages.toSystem, goes: '/settings/system' })),
  assign: needing('write', () => ({ label: messages.assign, picks: 'assignee' })),
  move_on: needing('write', ({ why, otherPerson }) =>
    why.reason === 'with_person' && otherPerson !== undefined
      ? { label: messages.ask(otherPerson), asks: otherPerson }
      : { label: messages.moveOn, picks: 'status' },
  ),
  resume_agent: needing('write', ({ why: { agentId }, agentName }) =>
    agentId === null
      ? undefined
      : {
          label: agentName === undefined ? messages.resumeAgent : messages.resume(agentName),
          does: () => client.call(resumeAgent, { params: { agentId }, body: {} }),
        },
  ),
  retry: needing('write', ({ why: { runId }, queries }) =>
    runId === null
      ? undefined
      : {
          label: messages.retry,
          does: () =>
            begin(queries, (options) =>
              client.call(retryRun, { params: { runId }, body: {} }, options),
            ),
        },
  ),
  // The button for it stands beside the reason.
  execute: nothing,
  choose_model: needing('admin', ({ why: { agentId } }) => ({
    label: messages.chooseModel,
    goes: agentId === null ? '/models' : `/agents/${agentId}/model`,
  })),
  raise_limit: needing('admin', ({ why: { reason, agentId } }) => {
    if (reason === 'model_busy') return { label: messages.toModels, goes: '/models' };
    if (reason !== 'agent_busy' || agentId === null) {
      return { label: messages.toOrganization, goes: '/settings/organization' };
    }
    return { label: messages.oneMore, does: () => letWorkOnOneMore(agentId) };
  }),
};

async function toTodo({ task, columns, queries }: Situation): Promise<void> {
  const todo = columns.find(({ category }) => category === 'todo') ?? columns[0];
  if (!todo) return;
  const call = { params: { taskId: task.id }, body: { columnId: todo.id } };
  showTask(queries, await client.call(moveTask, call));
}

async function begin(
  queries: QueryClient,
  start: (options: { idempotencyKey: string }) => Promise<Run>,
): Promise<void> {
  applyRun(queries, await start({ idempotencyKey: newKey() }));
}

async function letWorkOnOneMore(agentId: string): Promise<void> {
  const { maxConcurrentRuns, version } = await client.call(getAgent, { params: { agentId } });
  const body = { maxConcurrentRuns: maxConcurrentRuns + 1, version };
  await client.call(updateAgent, { params: { agentId }, body });
}
