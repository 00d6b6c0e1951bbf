import type { Run } from '@helix/contracts/runs';
import type { TaskCard } from '@helix/contracts/tasks';
import type { Why } from '@helix/contracts/why';
import type { Actor, Context } from '../context.ts';
import { findObstacleOf, requireRun } from '../runs/index.ts';
import { isBoardArchived, visibleBoards } from '../structure/index.ts';
import { hasRoomIn, requireTask } from '../tasks/index.ts';
import { explainRun, explainTask, type RunFacts } from './why.policy.ts';
import { findAgentFacts, findAskedAt, findMemberName, listOpenBlockerKeys } from './why.queries.ts';

export async function whyTask(ctx: Context, actor: Actor, taskId: string): Promise<Why> {
  const { db } = ctx;
  const organizationId = actor.organization.id;
  const task: TaskCard = await requireTask(db, actor, taskId, 'view');
  const { latestRun, agentId, assigneeId } = task;
  const [latest, agent, assigneeName, blockerKeys, isArchived, hasRoom] = await Promise.all([
    latestRun === null ? undefined : factsOf(ctx, actor, latestRun.id),
    agentId === null ? undefined : findAgentFacts(db, organizationId, agentId),
    assigneeId === null ? undefined : findMemberName(db, organizationId, assigneeId),
    blockersOf(ctx, actor, task),
    isBoardArchived(db, task.boardId),
    hasRoomIn(db, organizationId, { boardId: task.boardId, category: 'in_progress' }),
  ]);
  const facts = { task, latest, agent, assigneeName, blockerKeys, hasRoom };
  return explainTask({ ...facts, isBoardArchived: isArchived });
}

export async function whyRun(ctx: Context, actor: Actor, runId: string): Promise<Why> {
  return explainRun(await factsOf(ctx, actor, runId));
}

async function factsOf(ctx: Context, actor: Actor, runId: string): Promise<RunFacts> {
  const organizationId = actor.organization.id;
  const run: Run = await requireRun(ctx, actor, { runId, need: 'view' });
  const [agent, obstacle, askedAt] = await Promise.all([
    findAgentFacts(ctx.db, organizationId, run.agentId),
    findObstacleOf(ctx.db, organizationId, run),
    run.status === 'waiting' ? findAskedAt(ctx.db, organizationId, runId) : undefined,
  ]);
  if (!agent) throw new Error(`agent ${run.agentId} of run ${runId} is gone`);
  return { run, agent, obstacle, askedAt };
}

/** Blockers on boards that the asker may not see are counted, not named. */
async function blockersOf(ctx: Context, actor: Actor, task: TaskCard): Promise<string[]> {
  if (task.openBlockers === 0) return [];
  const visible = await visibleBoards(ctx.db, actor);
  const organizationId = actor.organization.id;
  const keys = await listOpenBlockerKeys(ctx.db, organizationId, { taskId: task.id, visible });
  const hidden = task.openBlockers - keys.length;
  if (hidden <= 0) return keys;
  return [...keys, hidden === 1 ? 'a task on another board' : `${hidden} tasks on other boards`];
}
