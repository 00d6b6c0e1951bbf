import type { EventActor } from '@helix/contracts';
import type { Model } from '@helix/contracts/models';
import { runCreated, type Run, type RunTrigger } from '@helix/contracts/runs';
import { priorities, type Task } from '@helix/contracts/tasks';
import { together, type Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { AgentRecord } from '@helix/contracts/agents';
import { findAgent } from '../../agents/index.ts';
import type { Context } from '../../context.ts';
import { findDefaultModelId, findModel } from '../../models/index.ts';
import { isBoardArchived } from '../../structure/index.ts';
import { findTask, isClosed, moveToCategory } from '../../tasks/index.ts';
import { admitRuns } from './run-admission.ts';
import { insertRun } from '../run.queries.ts';

export type RunWish = {
  readonly organizationId: string;
  /** None when it is a turn of a conversation. */
  readonly taskId: string | null;
  readonly chatId?: string;
  readonly agentId: string;
  readonly trigger: RunTrigger;
  /** What is asked when that is not the task itself. */
  readonly instruction?: string | undefined;
  readonly requestedBy: EventActor;
};

type WorkWish = RunWish & { readonly taskId: string };
type ChosenModel = Pick<Model, 'id' | 'fallbackModelIds'>;
type Subject = { readonly task: Task | null; readonly agent: AgentRecord };
type QueuedWork = { readonly wish: WorkWish; readonly task: Task | null; readonly run: Run };

/** Puts an agent to work on a task of its own: the task goes under way, and the run begins when there is room. */
export async function startWork(ctx: Context, tx: Transaction, wish: WorkWish): Promise<Run> {
  return beginWork(ctx, tx, await queueWork(ctx, tx, wish));
}

/** Records the wish for work on a task that can be worked on, for who has more to write before it begins. */
export async function queueWork(
  ctx: Context,
  tx: Transaction,
  wish: WorkWish,
): Promise<QueuedWork> {
  const { task, agent } = await findSubject(tx, wish);
  if (task && isClosed(task.category)) {
    throw new AppError('task.move_denied', `${task.key} is ${task.category}; reopen it first`);
  }
  const [isArchived, model] = await together([
    task !== null && isBoardArchived(tx.db, task.boardId),
    chooseModel(tx, wish.organizationId, agent),
  ]);
  if (task && isArchived) {
    throw new AppError('board.archived', `The board of ${task.key} is archived; restore it first`);
  }
  return { wish, task, run: await queueRun(ctx, tx, { wish, task, model }) };
}

export async function beginWork(
  ctx: Context,
  tx: Transaction,
  { wish, task, run }: QueuedWork,
): Promise<Run> {
  const { organizationId, taskId, agentId, requestedBy } = wish;
  await moveToCategory(ctx, tx, {
    taskId,
    before: task ?? undefined,
    category: 'in_progress',
    by: { organizationId, actor: requestedBy },
    also: { agentId, latestRunId: run.id },
  });
  return admitted(ctx, tx, run, organizationId);
}

/** Has an agent answer something: in a conversation, or without the task being its work. */
export async function startAnswer(ctx: Context, tx: Transaction, wish: RunWish): Promise<Run> {
  const { task, agent } = await findSubject(tx, wish);
  const model = await chooseModel(tx, wish.organizationId, agent);
  const run = await queueRun(ctx, tx, { wish, task, model });
  return admitted(ctx, tx, run, wish.organizationId);
}

async function admitted(
  ctx: Context,
  tx: Transaction,
  run: Run,
  organizationId: string,
): Promise<Run> {
  const admittedAt = (await admitRuns(ctx, tx, organizationId)).get(run.id);
  return { ...run, admittedAt: admittedAt?.toISOString() ?? null };
}

/** What it is about and who is to do it. */
async function findSubject(
  tx: Transaction,
  { organizationId, taskId, agentId }: RunWish,
): Promise<Subject> {
  const [task, agent] = await together([
    taskId === null ? null : findTask(tx.db, organizationId, taskId),
    findAgent(tx.db, organizationId, agentId),
  ]);
  if (task === undefined) throw new AppError('resource.not_found', `No task ${taskId}`);
  if (!agent) throw new AppError('resource.not_found', `No agent ${agentId}`);
  return { task, agent };
}

async function queueRun(
  ctx: Context,
  tx: Transaction,
  { wish, task, model }: { wish: RunWish; task: Task | null; model: ChosenModel },
): Promise<Run> {
  const { organizationId, taskId, chatId, agentId, trigger, instruction, requestedBy } = wish;
  const run = await insertRun(tx.db, {
    id: ctx.newId('run'),
    organizationId,
    taskId,
    chatId: chatId ?? null,
    agentId,
    modelId: model.id,
    fallbackModelIds: model.fallbackModelIds,
    trigger,
    instruction: instruction ?? null,
    requestedBy,
    priority: task ? urgencyOf(task) : priorities.length,
    createdAt: ctx.now(),
  });
  if (!run) {
    const where = task ? `on ${task.key}` : 'in this conversation';
    throw new AppError('run.already_active', `This agent is at work ${where} already`);
  }
  const on = task ? { boardId: task.boardId, taskId: task.id } : {};
  const about = { organizationId, actor: requestedBy, runId: run.id, ...on };
  tx.emit({ event: runCreated, ...about, data: { run } });
  return run;
}

async function chooseModel(
  tx: Transaction,
  organizationId: string,
  agent: AgentRecord,
): Promise<ChosenModel> {
  if (agent.archivedAt !== null) {
    throw new AppError('agent.archived', `${agent.name} is archived; choose another agent`);
  }
  const modelId = agent.modelId ?? (await findDefaultModelId(tx.db, organizationId));
  const model = modelId && (await findModel(tx.db, organizationId, modelId));
  if (!model) {
    throw new AppError('agent.no_model', `${agent.name} has no model, and there is no default one`);
  }
  return model;
}

/** Urgent tasks go first; only who waits for an answer goes before them. */
function urgencyOf({ priority }: Task): number {
  return priorities.indexOf(priority);
}
