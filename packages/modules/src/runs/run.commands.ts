import { isEnded, type Run } from '@helix/contracts/runs';
import type { BoardPermission } from '@helix/contracts/structure';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { requirePermission, seesEveryBoard } from '../structure/index.ts';
import { findTask, requireTask } from '../tasks/index.ts';
import { retryTurn } from './messages/chat-turns.ts';
import { hintRunControl } from './messages/run-control.ts';
import { insertRunMessage } from './messages/run-message.queries.ts';
import { sayToRun } from './messages/run-messages.ts';
import { copySteps } from './steps/run-step.queries.ts';
import { stopRun } from './run-stop.ts';
import { findRun, lockRun } from './run.queries.ts';
import { beginWork, queueWork, startAnswer, startWork } from './admission/start-run.ts';

/** Puts an agent to work: the run, its job and the task's move are one transaction, so none exists without the others. */
export async function executeTask(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; agentId?: string | undefined },
): Promise<Run> {
  const task = await requireTask(ctx.db, actor, input.taskId, 'create');
  const agentId = input.agentId ?? task.agentId;
  if (agentId === null) throw new AppError('task.no_agent', 'Choose an agent for this task first');
  const organizationId = actor.organization.id;
  return ctx.transaction((tx) =>
    startWork(ctx, tx, {
      organizationId,
      taskId: task.id,
      agentId,
      trigger: { kind: 'task' },
      requestedBy: actorOf(actor),
    }),
  );
}

/**
 * A run is seen by those who see its task, a turn of a conversation by everybody; one whose task is gone, by those
 * who see everything.
 */
export async function requireRun(
  ctx: Context,
  actor: Actor,
  wanted: { runId: string; need: BoardPermission },
): Promise<Run> {
  const { runId, need } = wanted;
  const run = await findRun(ctx.db, actor.organization.id, runId);
  if (!run) throw noRun(runId);
  if (run.trigger.kind === 'chat') return run;
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

/** The same work once more, from its beginning. */
export async function retryRun(ctx: Context, actor: Actor, runId: string): Promise<Run> {
  const former = await requireEndedRun(ctx, actor, runId);
  const { agentId, trigger } = former;
  if (trigger.kind === 'chat') return retryTurn(ctx, actor, { chatId: trigger.chatId, former });
  const taskId = taskOf(former);
  const wish = {
    ...{ organizationId: actor.organization.id, taskId, agentId, requestedBy: actorOf(actor) },
    instruction: former.instruction ?? undefined,
  };
  return ctx.transaction((tx) =>
    trigger.kind === 'mention'
      ? startAnswer(ctx, tx, { ...wish, trigger })
      : startWork(ctx, tx, { ...wish, trigger: { kind: 'retry', runId } }),
  );
}

/** A new run that has established what the former had up to a step, and goes on from there. */
export async function forkRun(
  ctx: Context,
  actor: Actor,
  input: { runId: string; stepId: string; message?: string | undefined },
): Promise<Run> {
  const { runId, stepId, message } = input;
  const former = await requireEndedRun(ctx, actor, runId);
  const organizationId = actor.organization.id;
  const taskId = taskOf(former);
  return ctx.transaction(async (tx) => {
    const wish = {
      organizationId,
      taskId,
      agentId: former.agentId,
      trigger: { kind: 'fork' as const, runId, stepId },
      instruction: former.instruction ?? undefined,
      requestedBy: actorOf(actor),
    };
    const work = await queueWork(ctx, tx, wish);
    const { run } = work;
    const copied = await copySteps(tx.db, {
      organizationId,
      from: { runId, stepId },
      to: run.id,
      newId: () => ctx.newId('step'),
    });
    if (!copied) throw new AppError('resource.not_found', `No step ${stepId} of this run`);
    if (message !== undefined) {
      const id = ctx.newId('said');
      const row = { id, organizationId, runId: run.id, text: message, createdAt: ctx.now() };
      await insertRunMessage(tx.db, { ...row, from: actorOf(actor) });
    }
    return beginWork(ctx, tx, work);
  });
}

/** Says something to a live run. It is read before the next model call, also after a restart, and never dropped. */
export async function steerRun(
  ctx: Context,
  actor: Actor,
  input: { runId: string; message: string },
): Promise<Run> {
  const { runId, message: text } = input;
  const run = await requireRun(ctx, actor, { runId, need: 'create' });
  await ctx.transaction((tx) =>
    sayToRun(ctx, tx, {
      organizationId: actor.organization.id,
      runId,
      messageId: ctx.newId('said'),
      from: actorOf(actor),
      text,
    }),
  );
  await hintRunControl(ctx.ephemeral, runId);
  return run;
}

async function requireEndedRun(ctx: Context, actor: Actor, runId: string): Promise<Run> {
  const run = await requireRun(ctx, actor, { runId, need: 'create' });
  if (!isEnded(run.status)) {
    throw new AppError('run.already_active', `The run is not over: ${run.status}`);
  }
  return run;
}

function taskOf({ taskId, trigger }: Run): string {
  if (taskId !== null) return taskId;
  const why =
    trigger.kind === 'chat'
      ? 'In a conversation, say what should be different instead'
      : 'The task of this run is gone';
  throw new AppError('resource.conflict', why);
}

const noRun = (id: string) => new AppError('resource.not_found', `No run ${id}`);
