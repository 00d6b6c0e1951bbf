import type { EndpointAnswer, EndpointInput } from '@helix/contracts';
import type { bulkTasks as bulkContract, Task } from '@helix/contracts/tasks';
import type { BoardPermission } from '@helix/contracts/structure';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { findPermission, includesPermission } from '../structure/index.ts';
import type { Bulk, Plan } from './task-bulk-plan.ts';
import { planBulk } from './task-bulk-plans.ts';
import { noTask } from './task.lookups.ts';
import { findTasks, lockTasks } from './task.queries.ts';

type Answer = EndpointAnswer<typeof bulkContract>;
type Item = Answer['items'][number];
type Refusals = Map<string, AppError>;

/** The same for many tasks in one transaction: with all of them, or, when asked for, with those where it can be done. */
export function bulkTasks(
  ctx: Context,
  actor: Actor,
  input: EndpointInput<typeof bulkContract>['body'],
): Promise<Answer> {
  const { taskIds, partial } = input;
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const seen = await findTasks(tx.db, organizationId, taskIds);
    const permissions = await permissionsOn(tx, actor, seen);
    const visible = seen.filter(({ boardId }) => permissions.get(boardId) !== 'no_access');
    const by = { organizationId, actor: actorOf(actor) };
    const bulk: Bulk = { ctx, tx, actor, by, permissions, tasks: visible };
    const plan = await planBulk(bulk, input);
    const locked = await lockTasks(
      tx.db,
      organizationId,
      visible.map(({ id }) => id),
    );
    const byId = new Map(locked.map((task) => [task.id, task]));
    const inOrder = taskIds.flatMap((id) => byId.get(id) ?? []);
    const refused = refusals(taskIds, { byId, permissions, plan });
    const open = inOrder.filter(({ id }) => !refused.has(id));
    const able = open.filter((task) => !plan.isDone(task));
    const full = await plan.limit(able);
    for (const [id, error] of full) refused.set(id, error);
    if (!partial) refuseAll(refused, byId);
    const changed = await plan.apply(able.filter(({ id }) => !refused.has(id)));
    return { items: report(taskIds, { byId, changed, refused }) };
  });
}

async function permissionsOn(
  tx: Transaction,
  actor: Actor,
  tasks: readonly Task[],
): Promise<Map<string, BoardPermission>> {
  const permissions = new Map<string, BoardPermission>();
  for (const boardId of new Set(tasks.map((task) => task.boardId))) {
    permissions.set(boardId, await findPermission(tx.db, actor, boardId));
  }
  return permissions;
}

function refusals(
  taskIds: readonly string[],
  known: {
    byId: ReadonlyMap<string, Task>;
    permissions: ReadonlyMap<string, BoardPermission>;
    plan: Plan;
  },
): Refusals {
  const refused: Refusals = new Map();
  for (const id of taskIds) {
    const task = known.byId.get(id);
    const permission = task && known.permissions.get(task.boardId);
    const refusal = task && permission ? refuseOne(task, permission, known.plan) : noTask(id);
    if (refusal) refused.set(id, refusal);
  }
  return refused;
}

function refuseOne(task: Task, permission: BoardPermission, plan: Plan): AppError | undefined {
  if (includesPermission(permission, 'create')) return plan.refuse(task);
  return new AppError(
    'auth.forbidden',
    `This needs the permission create on the board of ${task.key}; you have ${permission}`,
  );
}

/** One refusal is enough: nothing has been done, and each reason is told. */
function refuseAll(refused: Refusals, byId: ReadonlyMap<string, Task>): void {
  const [first] = refused.values();
  if (!first) return;
  const refusedTasks = [...refused].map(([taskId, { code, message }]) => ({
    taskId,
    key: byId.get(taskId)?.key,
    code,
    message,
  }));
  const alike = refusedTasks.every(({ code }) => code === first.code);
  const message =
    refused.size === 1
      ? first.message
      : `${refused.size} of the tasks cannot be changed so, and nothing was: ${first.message}`;
  throw new AppError(alike ? first.code : 'task.bulk_refused', message, {
    details: { ...first.details, refused: refusedTasks },
  });
}

function report(
  taskIds: readonly string[],
  known: { byId: ReadonlyMap<string, Task>; changed: readonly Task[]; refused: Refusals },
): Item[] {
  const changed = new Map(known.changed.map((task) => [task.id, task]));
  return taskIds.map((taskId) => {
    const error = known.refused.get(taskId);
    if (error) {
      const { code, message } = error;
      return { taskId, outcome: 'refused', error: { code, message } };
    }
    const task = changed.get(taskId);
    if (task) return { taskId, outcome: 'changed', task };
    return { taskId, outcome: 'unchanged', task: known.byId.get(taskId) };
  });
}
