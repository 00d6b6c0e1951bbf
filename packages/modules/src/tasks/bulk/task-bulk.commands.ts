import type { EndpointAnswer, EndpointInput } from '@helix/contracts';
import type { bulkTasks as bulkContract, Task } from '@helix/contracts/tasks';
import type { BoardPermission } from '@helix/contracts/structure';
import type { Transaction } from '@helix/db';
import { AppError, isAppError } from '@helix/runtime';
import type { Actor, Context } from '../../context.ts';
import { actorOf } from '../../event-actor.ts';
import { requirePermission } from '../../structure/index.ts';
import type { Bulk, Plan } from './task-bulk-plan.ts';
import { planBulk } from './task-bulk-plans.ts';
import { noTask } from '../task.lookups.ts';
import { findTasks, lockTasks } from '../task.queries.ts';

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
    const access = await accessTo(tx, actor, seen);
    const visible = seen.filter(({ boardId }) => !isHidden(access.get(boardId)));
    const by = { organizationId, actor: actorOf(actor) };
    const bulk: Bulk = { ctx, tx, actor, by, access, tasks: visible };
    const plan = await planBulk(bulk, input);
    const locked = await lockTasks(
      tx.db,
      organizationId,
      visible.map(({ id }) => id),
    );
    const byId = new Map(locked.map((task) => [task.id, task]));
    const inOrder = taskIds.flatMap((id) => byId.get(id) ?? []);
    const refused = refusals(taskIds, { byId, access, plan });
    const open = inOrder.filter(({ id }) => !refused.has(id));
    const able = open.filter((task) => !plan.isDone(task));
    const full = await plan.limit(able);
    for (const [id, error] of full) refused.set(id, error);
    if (!partial) refuseAll(refused, byId);
    const changed = await plan.apply(able.filter(({ id }) => !refused.has(id)));
    return { items: report(taskIds, { byId, changed, refused }) };
  });
}

/** What the caller may do on each board, or why nothing can be done there. */
async function accessTo(
  tx: Transaction,
  actor: Actor,
  tasks: readonly Task[],
): Promise<Map<string, BoardPermission | AppError>> {
  const access = new Map<string, BoardPermission | AppError>();
  for (const boardId of new Set(tasks.map((task) => task.boardId))) {
    const permission = await requirePermission(tx.db, actor, { boardId, need: 'create' }).catch(
      (error: unknown) => {
        if (isAppError(error)) return error;
        throw error;
      },
    );
    access.set(boardId, permission);
  }
  return access;
}

const isHidden = (access: BoardPermission | AppError | undefined) =>
  access === undefined || (isAppError(access) && access.code === 'resource.not_found');

function refusals(
  taskIds: readonly string[],
  known: { byId: ReadonlyMap<string, Task>; access: Bulk['access']; plan: Plan },
): Refusals {
  const refused: Refusals = new Map();
  for (const id of taskIds) {
    const task = known.byId.get(id);
    const access = task && known.access.get(task.boardId);
    // One that has gone to another board since it was looked at is not known to be visible.
    const gone = !task || isHidden(access) ? noTask(id) : undefined;
    const barred = isAppError(access) ? access : undefined;
    const refusal = gone ?? barred ?? (task && known.plan.refuse(task));
    if (refusal) refused.set(id, refusal);
  }
  return refused;
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
