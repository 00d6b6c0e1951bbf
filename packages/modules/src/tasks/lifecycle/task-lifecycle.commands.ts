import type { Task } from '@helix/contracts/tasks';
import type { Column } from '@helix/contracts/structure';
import type { Transaction } from '@helix/db';
import type { Actor, Context } from '../../context.ts';
import { actorOf } from '../../event-actor.ts';
import { bringBack, isLost, putAway, returnsToBoard, undoing } from './task-lifecycle.ts';
import { purgeTasks } from './task-purge.ts';
import type { Cause } from '../relatives/task-relatives.ts';
import {
  lockTask,
  lockWithColumn,
  noColumn,
  noTask,
  refuseDeleted,
  refuseStale,
  requireTask,
} from '../task.lookups.ts';
import { entry, requireRoom, requireEnterable } from '../moves/task.moves.ts';
import { findPlaces } from '../moves/task.placement.ts';

type Wanted = { readonly taskId: string; readonly version?: number | undefined };

export function archiveTask(ctx: Context, actor: Actor, wanted: Wanted): Promise<Task> {
  return ctx.transaction(async (tx) => {
    const current = await lockTask(tx, actor, { ...wanted, need: 'create' });
    refuseDeleted(current);
    if (current.archivedAt !== null) return current;
    const move = { tasks: [current], by: causeOf(actor), as: 'archived' } as const;
    const [task] = await putAway(ctx, tx, move);
    return task ?? current;
  });
}

export function deleteTask(
  ctx: Context,
  actor: Actor,
  wanted: { taskId: string; permanently: boolean },
): Promise<Task> {
  const { taskId, permanently } = wanted;
  return ctx.transaction(async (tx) => {
    const need = permanently ? 'manage' : 'create';
    const current = await lockTask(tx, actor, { taskId, need });
    const by = causeOf(actor);
    const [gone = current] =
      current.deletedAt === null
        ? await putAway(ctx, tx, { tasks: [current], by, as: 'deleted' })
        : [];
    if (permanently) await purgeTasks(ctx, tx, { tasks: [gone], by });
    return gone;
  });
}

/** Undoes the last thing that put the task away. Room is needed again, in its own column or in another one. */
export function restoreTask(
  ctx: Context,
  actor: Actor,
  wanted: Wanted & { columnId?: string | undefined },
): Promise<Task> {
  const { taskId } = wanted;
  const by = causeOf(actor);
  return ctx.transaction(async (tx) => {
    const before = await requireTask(tx.db, actor, taskId, 'create');
    const columnId = wanted.columnId ?? before.columnId;
    const { current, column } = await lockWithColumn(tx, { ...by, taskId, columnId });
    refuseStale(current, wanted.version);
    if (isLost(current, ctx.now())) throw noTask(taskId);
    if (column.boardId !== current.boardId) throw noColumn(columnId);
    const undo = undoing(current);
    if (!undo) return current;
    const place = await returnTo(ctx, tx, { current, column, by });
    const row = { id: taskId, change: { ...undo, ...place.change }, position: place.position };
    const [task] = await bringBack(ctx, tx, { rows: [row], by });
    return task ?? current;
  });
}

async function returnTo(
  ctx: Context,
  tx: Transaction,
  { current, column, by }: { current: Task; column: Column; by: Cause },
) {
  if (returnsToBoard(current)) {
    await requireRoom(tx, column, 1);
  }
  if (column.id === current.columnId) return { change: {}, position: undefined };
  requireEnterable(current, column, by);
  const target = { column, taskIds: [current.id], place: {} };
  const [position] = await findPlaces(tx, by, target);
  return { change: entry(current, { column, by, now: ctx.now() }), position };
}

const causeOf = (actor: Actor): Cause => ({
  organizationId: actor.organization.id,
  actor: actorOf(actor),
});
