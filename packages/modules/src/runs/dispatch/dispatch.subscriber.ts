import { agentRestored, agentUpdated } from '@helix/contracts/agents';
import { modelCreated, modelUpdated } from '@helix/contracts/models';
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
import { findAgent } from '../../agents/index.ts';
import type { Context } from '../../context.ts';
import { defineSubscriber } from '../../subscribers/index.ts';
import { findTask, hasRoomIn } from '../../tasks/index.ts';
import { beginsByItself } from './dispatch.policy.ts';
import { listUndispatched } from './dispatch.queries.ts';
import { startWork } from '../admission/start-run.ts';

/** Refused before anything was written; `why` tells it to people. */
const passing: readonly string[] = [
  'run.already_active',
  'agent.no_model',
  'agent.archived',
  'board.archived',
];

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
      modelCreated,
      modelUpdated,
    ],
    from: 'now',
    onPoison: 'park',
    async handle(tx, { organizationId, events }) {
      for (const { type, taskId, actor } of events) {
        if (taskId === null) continue;
        const isSentBack = type === taskRejected.name;
        await dispatch(ctx, tx, { organizationId, taskId, requestedBy: actor, isSentBack });
      }
      // One that begins by itself from now on, or has a model from now on, begins with what it has.
      for (const { type, data, actor: requestedBy } of events) {
        const able = ableFromNowOn(type, data);
        if (able === undefined) continue;
        for (const taskId of await listUndispatched(tx.db, organizationId, able)) {
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

function ableFromNowOn(
  type: string,
  data: unknown,
): { agentId: string } | { model: 'default' } | undefined {
  switch (type) {
    case agentRestored.name:
      return { agentId: agentRestored.data.parse(data).agent.id };
    case agentUpdated.name: {
      const { agent, changes } = agentUpdated.data.parse(data);
      const isAble = 'executionMode' in changes || 'modelId' in changes;
      return isAble ? { agentId: agent.id } : undefined;
    }
    case modelCreated.name:
      return modelCreated.data.parse(data).model.isDefault ? { model: 'default' } : undefined;
    case modelUpdated.name: {
      const { model, changes } = modelUpdated.data.parse(data);
      return model.isDefault && 'isDefault' in changes ? { model: 'default' } : undefined;
    }
    default:
      return undefined;
  }
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
