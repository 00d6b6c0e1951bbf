import {
  dependencyAdded,
  dependencyRemoved,
  maxDependencies,
  type Dependencies,
  type Dependency,
} from '@helix/contracts/dependencies';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { visibleBoards } from '../structure/index.ts';
import {
  circleError,
  findCards,
  lockTask,
  recount,
  refuseDeleted,
  requireTask,
} from '../tasks/index.ts';
import { findWait, type Edge } from './dependency-circle.policy.ts';
import {
  countDependencies,
  deleteDependency,
  findDependency,
  insertDependency,
  listRelated,
  listWaits,
  lockDependencies,
} from './dependency.queries.ts';

export async function getDependencies(
  ctx: Context,
  actor: Actor,
  taskId: string,
): Promise<Dependencies> {
  const organizationId = actor.organization.id;
  await requireTask(ctx.db, actor, taskId, 'view');
  const visible = await visibleBoards(ctx.db, actor);
  const related = await listRelated(ctx.db, organizationId, taskId);
  const seen = async (ids: readonly string[]) => {
    const cards = await findCards(ctx.db, organizationId, ids);
    const items = cards.filter(({ boardId }) => visible === 'all' || visible.includes(boardId));
    return { items, hidden: cards.length - items.length };
  };
  return { blockedBy: await seen(related.blockedBy), blocks: await seen(related.blocks) };
}

export function addDependency(ctx: Context, actor: Actor, edge: Edge): Promise<Dependency> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    await requireTask(tx.db, actor, edge.taskId, 'create');
    await requireTask(tx.db, actor, edge.blockedById, 'view');
    await lockDependencies(tx.db, organizationId);
    const existing = await findDependency(tx.db, organizationId, edge);
    if (existing) return existing;
    await refuseCircle(tx, actor, edge);
    await refuseTooMany(tx, organizationId, edge);
    // Held so that it is not closed before it is known that something waits for it, and first as when it closes.
    const blocker = await lockTask(tx, actor, { taskId: edge.blockedById, need: 'view' });
    const task = await lockTask(tx, actor, { taskId: edge.taskId, need: 'create' });
    refuseDeleted(task);
    refuseDeleted(blocker);
    const cause = { organizationId, actor: actorOf(actor) };
    const row = { ...edge, organizationId, createdBy: cause.actor, createdAt: ctx.now() };
    const dependency = await insertDependency(tx.db, row);
    const about = { ...cause, boardId: task.boardId, taskId: task.id };
    tx.emit({ event: dependencyAdded, ...about, data: { dependency } });
    await recount(tx, cause, [task]);
    return dependency;
  });
}

export function removeDependency(
  ctx: Context,
  actor: Actor,
  edge: Edge,
): Promise<{ removed: boolean }> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const task = await lockTask(tx, actor, { taskId: edge.taskId, need: 'create' });
    const removed = await deleteDependency(tx.db, organizationId, edge);
    if (!removed) return { removed };
    const cause = { organizationId, actor: actorOf(actor) };
    const about = { ...cause, boardId: task.boardId, taskId: task.id };
    tx.emit({ event: dependencyRemoved, ...about, data: edge });
    await recount(tx, cause, [task]);
    return { removed };
  });
}

async function refuseCircle(tx: Transaction, actor: Actor, edge: Edge): Promise<void> {
  const edges = await listWaits(tx.db, actor.organization.id, edge.blockedById);
  const way = findWait(edges, edge.blockedById, edge.taskId);
  if (way === undefined) return;
  throw await circleError(tx.db, actor, {
    sentence: 'Tasks cannot wait for each other in a circle',
    taskIds: [edge.taskId, ...way],
  });
}

async function refuseTooMany(tx: Transaction, organizationId: string, edge: Edge): Promise<void> {
  const { blockers, dependants } = await countDependencies(tx.db, organizationId, edge);
  if (Math.max(blockers, dependants) < maxDependencies) return;
  throw new AppError(
    'resource.conflict',
    `A task can wait for ${maxDependencies} others, and ${maxDependencies} can wait for it`,
  );
}
