import { isEnded, runCreated, executeRun, type Run } from '@helix/contracts/runs';
import type { BoardPermission } from '@helix/contracts/structure';
import type { Task } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { findAgent } from '../agents/index.ts';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { findDefaultModelId } from '../models/index.ts';
import { requirePermission, seesEveryBoard } from '../structure/index.ts';
import { findTask, isClosed, moveToCategory, requireTask } from '../tasks/index.ts';
import { findRun, insertRun, lockRun } from './run.queries.ts';
import { stopRun } from './run-stop.ts';

/** Puts an agent to work: the run, its job and the task's move are one transaction, so none exists without the others. */
export async function executeTask(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; agentId?: string | undefined },
): Promise<Run> {
  const task = await requireTask(ctx.db, actor, input.taskId, 'create');
  if (isClosed(task.category)) {
    throw new AppError('task.move_denied', `${task.key} is ${task.category}; reopen it first`);
  }
  return ctx.transaction(async (tx) => {
    const { agentId, modelId } = await chooseWorker(tx, actor, input.agentId ?? task.agentId);
    const run = await insertQueuedRun(ctx, tx, { actor, task, agentId, modelId });
    await moveToCategory(ctx, tx, {
      taskId: task.id,
      category: 'in_progress',
      by: { organizationId: actor.organization.id, actor: actorOf(actor) },
      also: { agentId, latestRunId: run.id },
    });
    await tx.enqueue(executeRun, { runId: run.id }, { id: run.id });
    return run;
  });
}

async function chooseWorker(
  tx: Transaction,
  actor: Actor,
  agentId: string | null,
): Promise<{ agentId: string; modelId: string }> {
  const organizationId = actor.organization.id;
  if (agentId === null) throw new AppError('task.no_agent', 'Choose an agent for this task first');
  const agent = await findAgent(tx.db, organizationId, agentId);
  if (!agent) throw new AppError('resource.not_found', `No agent ${agentId}`);
  const modelId = agent.modelId ?? (await findDefaultModelId(tx.db, organizationId));
  if (modelId === undefined) {
    throw new AppError('agent.no_model', `${agent.name} has no model, and there is no default one`);
  }
  return { agentId, modelId };
}

async function insertQueuedRun(
  ctx: Context,
  tx: Transaction,
  input: { actor: Actor; task: Task; agentId: string; modelId: string },
): Promise<Run> {
  const { actor, task, agentId, modelId } = input;
  const organizationId = actor.organization.id;
  const run = await insertRun(tx.db, {
    id: ctx.newId('run'),
    organizationId,
    taskId: task.id,
    agentId,
    modelId,
    status: 'queued',
    createdAt: ctx.now(),
  });
  if (!run)
    throw new AppError('run.already_active', `This agent is at work on ${task.key} already`);
  tx.emit({
    event: runCreated,
    organizationId,
    actor: actorOf(actor),
    runId: run.id,
    boardId: task.boardId,
    taskId: task.id,
    data: { run },
  });
  return run;
}

/** A run is seen by those who see its task; one whose task is gone, by those who see everything. */
export async function requireRun(
  ctx: Context,
  actor: Actor,
  wanted: { runId: string; need: BoardPermission },
): Promise<Run> {
  const { runId, need } = wanted;
  const run = await findRun(ctx.db, actor.organization.id, runId);
  if (!run) throw noRun(runId);
  if (run.taskId === null) {
    if (!seesEveryBoard(actor)) throw noRun(runId);
    return run;
  }
  const task = await findTask(ctx.db, actor.organization.id, run.taskId);
  if (!task) throw noRun(runId);
  const notFound = () => noRun(runId);
  await requirePermission(ctx.db, actor, { boardId: task.boardId, need, notFound });
  return run;
}

/** Ends the run at once. */
export async function cancelRun(ctx: Context, actor: Actor, runId: string): Promise<Run> {
  await requireRun(ctx, actor, { runId, need: 'create' });
  return ctx.transaction(async (tx) => {
    const current = await lockRun(tx.db, runId);
    if (!current || current.organizationId !== actor.organization.id) throw noRun(runId);
    if (isEnded(current.status)) {
      throw new AppError('run.not_active', `The run is over: ${current.status}`);
    }
    const message = `${actor.name} stopped it`;
    return stopRun(ctx, tx, { current, actor: actorOf(actor), message });
  });
}

const noRun = (id: string) => new AppError('resource.not_found', `No run ${id}`);
