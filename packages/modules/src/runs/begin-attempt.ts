import type { RunStart } from '@helix/contracts/gateway';
import { assertFence, type Fence } from '@helix/runtime/durable';
import { findAgent, findAgentFiles } from '../agents/index.ts';
import { readTaskPictures } from '../attachments/index.ts';
import { listConversation } from '../chats/index.ts';
import { listLatestComments } from '../comments/index.ts';
import type { Context } from '../context.ts';
import { closeLostCalls } from '../ledger/index.ts';
import { recallForPrompt } from '../memories/index.ts';
import { getModelForCall } from '../models/index.ts';
import { findFeedback } from '../reviews/index.ts';
import { findSkillsForRun } from '../skills/index.ts';
import { listLabels } from '../structure/index.ts';
import { findTask } from '../tasks/index.ts';
import { changeAndTell, type LockedRun } from './run-change.ts';
import { publishRunState } from './run-deltas.ts';
import { takeUnread } from './run-messages.ts';
import { listEstablishedSteps } from './run-step.queries.ts';
import { transcriptOf } from './run-transcript.ts';
import { lockRun } from './run.queries.ts';
import { canAttempt } from './run.state.ts';
import { toolRunOf } from './run-tools.ts';
import type { Toolbox } from './toolbox.ts';

const commentLimit = 100;

export type Begun =
  | { readonly kind: 'start'; readonly start: RunStart }
  | { readonly kind: 'over' }
  /** Its agent was paused after it had been let in. */
  | { readonly kind: 'paused' };

/** Counts a new attempt and gathers what the gateway needs for it. */
export async function beginAttempt(
  ctx: Context,
  toolbox: Toolbox,
  { runId, fence }: { runId: string; fence: Fence },
): Promise<Begun> {
  const begun = await ctx.transaction(async (tx) => {
    await assertFence(tx.sql, fence);
    const current = await lockRun(tx.db, runId);
    if (!current || !canAttempt(current.status)) return 'over';
    const agent = await findAgent(tx.db, current.organizationId, current.agentId);
    if (agent && agent.pausedAt !== null) {
      const message = `${agent.name} is paused`;
      await changeAndTell(tx, current, { status: 'queued', reason: 'agent_paused', message });
      return 'paused';
    }
    await takeUnread(ctx, tx, current);
    const attempt = current.attempt + 1;
    await closeLostCalls(ctx, tx, { id: runId, attempt });
    return changeAndTell(tx, current, {
      status: 'starting',
      attempt,
      reason: null,
      message: null,
      startedAt: current.startedAt === null ? ctx.now() : new Date(current.startedAt),
    });
  });
  if (begun === 'over' || begun === 'paused') return { kind: begun };
  const [start] = await Promise.all([
    gatherAttempt(ctx, toolbox, begun),
    publishRunState(ctx.ephemeral, runId),
  ]);
  return { kind: 'start', start };
}

/** Read as it is now, so that an edit of a task or an agent is in force at the next attempt. */
async function gatherAttempt(ctx: Context, toolbox: Toolbox, run: LockedRun): Promise<RunStart> {
  const { db } = ctx;
  const { organizationId } = run;
  const [agent, called, task, conversation, steps, toolRun] = await Promise.all([
    findAgentFiles(db, organizationId, run.agentId),
    getModelForCall(ctx, { db, organizationId, modelId: run.modelId }),
    run.taskId === null ? null : gatherTask(ctx, organizationId, run.taskId),
    gatherConversation(ctx, run),
    listEstablishedSteps(db, run.id),
    toolRunOf(db, run),
  ]);
  if (!agent) throw new Error(`agent ${run.agentId} of run ${run.id} is gone`);
  const work = [task?.title, run.instruction, task?.description].join('\n');
  const knowing = { organizationId, agentId: agent.id };
  const [recalled, skills] = await Promise.all([
    recallForPrompt(db, knowing, work),
    findSkillsForRun(db, {
      ...knowing,
      boardId: toolRun.boardId,
      labelNames: task?.labels ?? [],
      text: work,
    }),
  ]);
  const memories = recalled.map(({ text }) => text);
  const { taskId } = run;
  const isShown = task !== null && taskId !== null && called.model.canSee;
  const images = isShown ? await readTaskPictures(ctx, { organizationId, taskId }) : [];
  return {
    runId: run.id,
    attempt: run.attempt,
    idempotencyKey: `${run.id}:${run.attempt}`,
    agent: { ...agent, memories, skills },
    task: task && { ...task, images },
    instruction: run.instruction,
    ...(conversation && { conversation }),
    model: called.model,
    tools: [...toolbox.toolsFor(toolRun)],
    history: transcriptOf(steps),
    limits: called.limits,
  };
}

async function gatherConversation(
  { db }: Context,
  { trigger }: LockedRun,
): Promise<RunStart['conversation']> {
  if (trigger.kind !== 'chat') return undefined;
  const messages = await listConversation(db, trigger);
  return messages.map(({ author, body, createdAt }) => ({
    ...{ author: author.name, isAgent: author.kind === 'agent', body, at: createdAt },
  }));
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
  const { boardId, labelIds } = task;
  const labels =
    labelIds.length === 0 ? [] : await listLabels(db, { organizationId, visible: 'all', boardId });
  return {
    key: task.key,
    title: task.title,
    description: task.description,
    priority: task.priority,
    labels: labels.filter(({ id }) => labelIds.includes(id)).map(({ name }) => name),
    images: [],
    comments: comments.map(({ author, body, createdAt }) => ({
      author: author.name,
      body,
      at: createdAt.toISOString(),
    })),
    ...(feedback !== undefined && { feedback }),
  };
}
