import { agentRestored, agentUpdated } from '@helix/contracts/agents';
import { taskRejected } from '@helix/contracts/reviews';
import {
  taskCreated,
  taskMoved,
  taskRestored,
  taskUnblocked,
  taskUpdated,
} from '@helix/contracts/tasks';
import type { EventActor } from '@helix/contracts';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { findAgent } from '../agents/index.ts';
import type { Context } from '../context.ts';
import { defineSubscriber } from '../subscribers/index.ts';
import { findTask, hasRoomIn } from '../tasks/index.ts';
import { beginsByItself } from './dispatch.policy.ts';
import { listUndispatched } from './dispatch.queries.ts';
import { startWork } from './start-run.ts';

/** Refused before anything was written; `why` tells it to people. */
const passing: readonly string[] = ['run.already_active', 'agent.no_model', 'agent.archived'];

type Wish = {
  readonly organizationId: string;
  readonly taskId: string;
  readonly requestedBy: EventActor;
  readonly isSentBack: boolean;
};

/** Sets agents to work that begin by themselves, whatever brought the task to them or made room for it. */
export function createDispatchSubscriber(ctx: Context) {
  return defineSubscriber({
    name: 'agent-dispatch',
    events: [
      taskCreated,
      taskUpdated,
      taskMoved,
      taskRestored,
      taskUnblocked,
      taskRejected,
      agentUpdated,
      agentRestored,
    ],
    from: 'now',
    onPoison: 'park',
    async handle(tx, { organizationId, events }) {
      for (const { type, taskId, actor } of events) {
        if (taskId === null) continue;
        const isSentBack = type === taskRejected.name;
        await dispatch(ctx, tx, { organizationId, taskId, requestedBy: actor, isSentBack });
      }
      // One that begins by itself from now on begins with what it has.
      for (const { type, data, actor: requestedBy } of events) {
        const agentId = agentIdOf(type, data);
        if (agentId === undefined) continue;
        for (const taskId of await listUndispatched(tx.db, organizationId, { agentId })) {
          await dispatch(ctx, tx, { organizationId, taskId, requestedBy, isSentBack: false });
        }
      }
      // Whatever left a full column made room for those that wait.
      const moves = events.filter(({ type }) => type === taskMoved.name);
      const boards = new Map(moves.map(({ boardId, actor }) => [boardId, actor]));
      for (const [boardId, requestedBy] of boards) {
        if (boardId === null) continue;
        for (const taskId of await listUndispatched(tx.db, organizationId, { boardId })) {
          await dispatch(ctx, tx, { organizationId, taskId, requestedBy, isSentBack: false });
        }
      }
    },
  });
}

function agentIdOf(type: string, data: unknown): string | undefined {
  if (type === agentUpdated.name) {
    const { agent, changes } = agentUpdated.data.parse(data);
    return 'executionMode' in changes ? agent.id : undefined;
  }
  return type === agentRestored.name ? agentRestored.data.parse(data).agent.id : undefined;
}

/** Judged by what is so now: of several facts about a task the last one counts. */
async function dispatch(ctx: Context, tx: Transaction, wish: Wish): Promise<void> {
  const { organizationId, taskId, requestedBy, isSentBack } = wish;
  const task = await findTask(tx.db, organizationId, taskId);
  if (!task || task.agentId === null) return;
  const { agentId, boardId } = task;
  const agent = await findAgent(tx.db, organizationId, agentId);
  if (!beginsByItself(task, agent, { isSentBack })) return;
  const isUnderWay = task.category === 'in_progress';
  const place = { boardId, category: 'in_progress' as const };
  if (!isUnderWay && !(await hasRoomIn(tx.db, organizationId, place))) return;
  const trigger = { kind: isSentBack ? ('review' as const) : ('assignment' as const) };
  try {
    await startWork(ctx, tx, { organizationId, taskId, agentId, trigger, requestedBy });
  } catch (error) {
    if (!(error instanceof AppError) || !passing.includes(error.code)) throw error;
  }
}
