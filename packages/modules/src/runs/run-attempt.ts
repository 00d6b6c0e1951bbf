import { isEnded, runChanged, type Run } from '@helix/contracts/runs';
import type { EventActor } from '@helix/contracts';
import type { RunEnd, RunStart, RunStepReport } from '@helix/contracts/gateway';
import type { Transaction } from '@helix/db';
import { assertFence, type Fence } from '@helix/runtime/durable';
import { findAgentFiles } from '../agents/index.ts';
import { addComment, listLatestComments } from '../comments/index.ts';
import type { Context } from '../context.ts';
import { getModelForCall } from '../models/index.ts';
import { findFeedback } from '../reviews/index.ts';
import { findTask, moveToCategory } from '../tasks/index.ts';
import { changeRun, insertStep, lockRun } from './run.queries.ts';
import { publishRunState } from './run-deltas.ts';
import { canAttempt } from './run.state.ts';
import { stepRow } from './run-step-row.ts';

type LockedRun = Run & { organizationId: string };

const commentLimit = 100;
const limits = { maxOutputTokens: 8_000, deadlineMs: 30 * 60_000, stallMs: 120_000, maxSteps: 40 };

/** Counts a new attempt and gathers what the gateway needs for it; nothing when the run is over meanwhile. */
export async function beginAttempt(
  ctx: Context,
  runId: string,
  fence: Fence,
): Promise<RunStart | undefined> {
  const run = await ctx.transaction(async (tx) => {
    await assertFence(tx.sql, fence);
    const current = await lockRun(tx.db, runId);
    if (!current || !canAttempt(current.status)) return undefined;
    const changed = await changeAndTell(ctx, tx, current, {
      status: 'starting',
      attempt: current.attempt + 1,
      reason: null,
      message: null,
      startedAt: current.startedAt === null ? ctx.now() : new Date(current.startedAt),
    });
    return { ...changed, organizationId: current.organizationId };
  });
  if (!run) return undefined;
  const [start] = await Promise.all([
    gatherAttempt(ctx, run),
    publishRunState(ctx.ephemeral, runId),
  ]);
  return start;
}

/** Read as it is now, so that an edit of a task or an agent is in force at the next attempt. */
async function gatherAttempt(ctx: Context, run: LockedRun): Promise<RunStart> {
  const { db } = ctx;
  const { organizationId } = run;
  const [agent, model, task] = await Promise.all([
    findAgentFiles(db, organizationId, run.agentId),
    getModelForCall(ctx, { db, organizationId, modelId: run.modelId }),
    run.taskId === null ? null : gatherTask(ctx, organizationId, run.taskId),
  ]);
  if (!agent) throw new Error(`agent ${run.agentId} of run ${run.id} is gone`);
  return {
    runId: run.id,
    attempt: run.attempt,
    idempotencyKey: `${run.id}:${run.attempt}`,
    agent: { ...agent, skills: [] },
    task,
    instruction: null,
    model: { ...model, canSee: false, canUseTools: true },
    tools: [],
    history: [],
    limits,
  };
}

async function gatherTask(
  { db }: Context,
  organizationId: string,
  taskId: string,
): Promise<RunStart['task']> {
  const thread = { organizationId, taskId, limit: commentLimit };
  const [task, comments, feedback] = await Promise.all([
    findTask(db, organizationId, taskId),
    listLatestComments(db, thread),
    findFeedback(db, organizationId, taskId),
  ]);
  if (!task) return null;
  return {
    key: task.key,
    title: task.title,
    description: task.description,
    priority: task.priority,
    labels: [],
    images: [],
    comments: comments.map(({ author, body, createdAt }) => ({
      author: author.name,
      body,
      at: createdAt.toISOString(),
    })),
    ...(feedback !== undefined && { feedback }),
  };
}

/** Records a step as the gateway reports it. The first one also says that the run is really running. */
export async function recordStep(
  ctx: Context,
  step: RunStepReport & { runId: string },
  fence: Fence,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    await assertFence(tx.sql, fence);
    const current = await lockRun(tx.db, step.runId);
    if (!current || isEnded(current.status) || current.attempt !== step.attempt) return;
    await insertStep(tx.db, {
      ...stepRow(step),
      id: ctx.newId('step'),
      organizationId: current.organizationId,
    });
    if (current.status === 'starting') await changeAndTell(ctx, tx, current, { status: 'running' });
  });
  await publishRunState(ctx.ephemeral, step.runId);
}

/** Back in the queue, with the reason why it is not moving. */
export async function requeueRun(
  ctx: Context,
  end: { runId: string; reason: string; message: string },
  fence: Fence,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    await assertFence(tx.sql, fence);
    const current = await lockRun(tx.db, end.runId);
    if (!current || isEnded(current.status)) return;
    const { reason, message } = end;
    await changeAndTell(ctx, tx, current, { status: 'queued', reason, message });
  });
  await publishRunState(ctx.ephemeral, end.runId);
}

/** The end of a run, its comment and its task's move: one transaction, once. */
export async function finishRun(
  ctx: Context,
  end: Pick<RunEnd, 'runId' | 'reason' | 'message' | 'text'> & {
    outcome: Exclude<RunEnd['outcome'], 'suspended'>;
  },
  fence: Fence | undefined,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    if (fence) await assertFence(tx.sql, fence);
    const current = await lockRun(tx.db, end.runId);
    if (!current || isEnded(current.status)) return;
    const actor = await actorOfRun(tx, current);
    await changeAndTell(ctx, tx, current, {
      status: end.outcome,
      reason: end.reason ?? null,
      message: end.message ?? null,
      output: end.text ?? null,
      endedAt: ctx.now(),
    });
    if (end.outcome === 'succeeded' && current.taskId !== null) {
      await handBack(ctx, tx, {
        run: current,
        taskId: current.taskId,
        actor,
        text: end.text ?? '',
      });
    }
  });
  await publishRunState(ctx.ephemeral, end.runId);
}

async function handBack(
  ctx: Context,
  tx: Transaction,
  work: { run: LockedRun; taskId: string; actor: EventActor; text: string },
): Promise<void> {
  const { run, taskId, actor, text } = work;
  const { organizationId } = run;
  await moveToCategory(ctx, tx, {
    taskId,
    category: 'review',
    by: { organizationId, actor, runId: run.id },
  });
  await addComment(ctx, tx, { organizationId, taskId, body: text, author: actor, runId: run.id });
}

async function changeAndTell(
  ctx: Context,
  tx: Transaction,
  current: LockedRun,
  change: Parameters<typeof changeRun>[2],
): Promise<Run> {
  const run = await changeRun(tx.db, current.id, change);
  const task =
    current.taskId === null
      ? undefined
      : await findTask(tx.db, current.organizationId, current.taskId);
  tx.emit({
    event: runChanged,
    organizationId: current.organizationId,
    actor: await actorOfRun(tx, current),
    runId: run.id,
    boardId: task?.boardId,
    taskId: task?.id,
    data: { run },
  });
  return run;
}

async function actorOfRun(tx: Transaction, run: LockedRun): Promise<EventActor> {
  const agent = await findAgentFiles(tx.db, run.organizationId, run.agentId);
  return { kind: 'agent', id: run.agentId, name: agent?.name ?? 'Agent' };
}
