import type { EventActor } from '@helix/contracts';
import type { Column } from '@helix/contracts/structure';
import { taskMoved, taskUpdated, type Changes, type Task } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Context } from '../context.ts';
import { listColumns } from '../structure/index.ts';
import { lockCurrent, noTask, requireColumn } from './task.lookups.ts';
import { findPlace, type Place } from './task.placement.ts';
import { changeTask, findTask, type TaskChange } from './task.queries.ts';
import { canMove, isClosed, type MoverKind } from './task.state.ts';

export type Mover = { kind: MoverKind; organizationId: string; actor: EventActor; runId?: string };

/** Moves a locked task into a locked column. */
export async function placeTask(
  ctx: Context,
  tx: Transaction,
  move: { current: Task; column: Column; place: Place; by: Mover; also?: TaskChange },
): Promise<Task> {
  const { current, column, by } = move;
  if (!canMove(by.kind, current.category, column.category)) {
    throw new AppError(
      'task.move_denied',
      `${current.key} cannot go from ${current.category} to ${column.category}`,
    );
  }
  const target = { columnId: column.id, taskId: current.id };
  const position = await findPlace(tx.db, target, move.place);
  const task = await changeTask(
    tx.db,
    { organizationId: by.organizationId, id: current.id, now: ctx.now() },
    { ...move.also, ...entering(ctx.now(), current, column), columnId: column.id, position },
  );
  tx.emit({
    event: taskMoved,
    organizationId: by.organizationId,
    actor: by.actor,
    runId: by.runId,
    boardId: task.boardId,
    taskId: task.id,
    data: { task, fromColumnId: current.columnId },
  });
  return task;
}

/**
 * Moves a task to its board's column of a category, as work on it begins or ends.
 * Stays where it is when the mover may not, or the board has no such column.
 */
export async function moveToCategory(
  ctx: Context,
  tx: Transaction,
  move: { taskId: string; category: Column['category']; by: Mover; also?: TaskChange },
): Promise<Task> {
  const { organizationId } = move.by;
  const before = await findTask(tx.db, organizationId, move.taskId);
  if (!before) throw noTask(move.taskId);
  const columns = await listColumns(tx.db, organizationId, before.boardId);
  const wanted = columns.find((column) => column.category === move.category);
  const column = await requireColumn(tx, organizationId, wanted?.id ?? before.columnId);
  const current = await lockCurrent(tx, { organizationId, taskId: move.taskId });
  const stays = current.category === move.category || column.category !== move.category;
  if (stays || !canMove(move.by.kind, current.category, column.category)) {
    return move.also ? changeInPlace(ctx, tx, { ...move, current, also: move.also }) : current;
  }
  return placeTask(ctx, tx, {
    current,
    column,
    place: {},
    by: move.by,
    ...(move.also && { also: move.also }),
  });
}

async function changeInPlace(
  ctx: Context,
  tx: Transaction,
  change: { current: Task; by: Mover; also: TaskChange },
): Promise<Task> {
  const { organizationId, actor, runId } = change.by;
  const target = { organizationId, id: change.current.id, now: ctx.now() };
  const task = await changeTask(tx.db, target, change.also);
  tx.emit({
    event: taskUpdated,
    organizationId,
    actor,
    runId,
    boardId: task.boardId,
    taskId: task.id,
    data: { task, changes: changesBetween(change.current, change.also) },
  });
  return task;
}

/** What is noted when a task enters a column: since when, and whether the work is over. */
function entering(now: Date, current: Task, column: Column): TaskChange {
  if (column.id === current.columnId) return {};
  const wasClosed = isClosed(current.category);
  if (!isClosed(column.category)) return { enteredColumnAt: now, completedAt: null };
  return { enteredColumnAt: now, ...(!wasClosed && { completedAt: now }) };
}

/** What a change did, field by field. */
export function changesBetween(before: Task, change: TaskChange): Changes {
  const old: Readonly<Record<string, unknown>> = before;
  return Object.fromEntries(
    Object.entries(change).map(([field, to]) => [field, { from: old[field] ?? null, to }]),
  );
}
