import type { Category, Column } from '@helix/contracts/structure';
import { taskMoved, taskUpdated, type Task } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Context } from '../../context.ts';
import { listColumns } from '../../structure/index.ts';
import { settleBoardLater, stopRunsLater } from '../task-follow-up.ts';
import { changesBetween } from '../task-changes.ts';
import { countLive, parkTasks } from './task-column.queries.ts';
import { refreshRelatives, type Cause } from '../relatives/task-relatives.ts';
import { lockCurrent, lockWithColumn, requireColumn, findAbsence } from '../task.lookups.ts';
import { findPlaces, type Place } from './task.placement.ts';
import { changeTask, changeTasks, findTask, type TaskChange } from '../task.queries.ts';
import { isClosed, refuseMove, roomLeft, type MoveRefusal } from './task.state.ts';

/** Decisions on a review go where a plain move may not: an approval to done, a rejection back into a full column. */
type Via = 'move' | 'approval' | 'rejection';

export type Placement = {
  readonly tasks: readonly Task[];
  readonly column: Column;
  readonly place: Place;
  readonly by: Cause;
  readonly via?: Via;
  readonly also?: TaskChange;
};

const sentences: Readonly<Record<MoveRefusal, (task: Task, to: Category) => string>> = {
  not_for_agents: (task, to) => `An agent cannot take ${task.key} from ${task.category} to ${to}`,
  reopen_first: (task, to) => `${task.key} is cancelled; reopen it before it goes to ${to}`,
  approval_required: (task) => `${task.key} is done only when somebody has approved it in review`,
};

/** Why a task may not go to a column, whether or not there is room. What was put away is brought back first. */
export function findMoveRefusal(
  task: Task,
  column: Column,
  move: { by: Cause; via?: Via | undefined },
): AppError | undefined {
  const absent = findAbsence(task);
  if (absent || (move.via ?? 'move') !== 'move') return absent;
  return findEntryRefusal(task, column, move.by);
}

function findEntryRefusal(task: Task, column: Column, by: Cause): AppError | undefined {
  const refusal = refuseMove(by.actor.kind, task, column.category);
  if (refusal === undefined) return undefined;
  const code = refusal === 'approval_required' ? 'task.approval_required' : 'task.move_denied';
  return new AppError(code, sentences[refusal](task, column.category));
}

/** The same for a task that comes back from where it was put away. */
export function requireEnterable(task: Task, column: Column, by: Cause): void {
  const refusal = findEntryRefusal(task, column, by);
  if (refusal) throw refusal;
}

export function requireMovable(
  tasks: readonly Task[],
  column: Column,
  move: { by: Cause; via?: Via | undefined },
): void {
  for (const task of tasks) {
    const refusal = findMoveRefusal(task, column, move);
    if (refusal) throw refusal;
  }
}

/** Moves locked tasks of one board into a locked column of it, to stand there in this order. */
export async function placeTasks(
  ctx: Context,
  tx: Transaction,
  placement: Placement,
): Promise<Task[]> {
  const { tasks, column, place, by } = placement;
  requireMovable(tasks, column, placement);
  const entering = tasks.filter(({ columnId }) => columnId !== column.id);
  if (placement.via !== 'rejection') await requireRoom(tx, column, entering.length);
  const taskIds = tasks.map(({ id }) => id);
  const positions = await findPlaces(tx, by, { column, taskIds, place });
  if (tasks.length > 1) await parkTasks(tx.db, column.id, taskIds);
  const rows = tasks.map((task, index) => ({
    id: task.id,
    change: { ...placement.also, ...entry(task, { column, by, now: ctx.now() }) },
    position: positions[index],
  }));
  const moved = await changeTasks(
    tx.db,
    { organizationId: by.organizationId, now: ctx.now() },
    rows,
  );
  await tellOfMoves(tx, by, { before: tasks, moved });
  return moved;
}

async function tellOfMoves(
  tx: Transaction,
  by: Cause,
  { before, moved }: { before: readonly Task[]; moved: readonly Task[] },
): Promise<void> {
  const old = new Map(before.map((task) => [task.id, task]));
  for (const task of moved) {
    const fromColumnId = old.get(task.id)?.columnId ?? task.columnId;
    const about = { ...by, boardId: task.boardId, taskId: task.id };
    tx.emit({ event: taskMoved, ...about, data: { task, fromColumnId } });
  }
  const turned = moved.filter(
    ({ id, category }) => isClosed(old.get(id)?.category ?? category) !== isClosed(category),
  );
  await refreshRelatives(tx, by, { taskIds: turned.map(({ id }) => id) });
  await stopRunsLater(
    tx,
    by,
    turned.filter(({ category }) => isClosed(category)),
  );
  const left = before.filter(({ columnId }, index) => columnId !== moved[index]?.columnId);
  await settleBoardLater(tx, left);
}

/** Limits bind whoever brings a task into a column; the caller holds the column's lock, so that the count stays true. */
export async function requireRoom(
  tx: Transaction,
  column: Column,
  entering: number,
): Promise<void> {
  if (column.wipLimit === null || entering === 0) return;
  const count = await countLive(tx.db, column.id);
  if (roomLeft(column.wipLimit, count) < entering) throw noRoom(column, count);
}

export function noRoom(column: Column, count: number): AppError {
  const { id: columnId, name, wipLimit: limit } = column;
  return new AppError('task.wip_exceeded', `${name} takes ${limit} tasks and has ${count}`, {
    details: { columnId, limit, count },
  });
}

/** What is noted when a task enters a column: since when, whether the work is over, who asks for a review. */
export function entry(
  task: Pick<Task, 'columnId' | 'category'>,
  { column, by, now }: { column: Column; by: Cause; now: Date },
): TaskChange {
  if (column.id === task.columnId) return {};
  const closing = isClosed(column.category);
  return {
    columnId: column.id,
    enteredColumnAt: now,
    awaitsRoom: null,
    ...(!closing && { completedAt: null }),
    ...(closing && !isClosed(task.category) && { completedAt: now }),
    ...(column.category !== 'review' && { reviewRequestedBy: null }),
    ...(column.category === 'review' &&
      task.category !== 'review' && { reviewRequestedBy: by.actor }),
  };
}

type CategoryMove = {
  readonly taskId: string;
  /** The task as the caller has read it in this transaction. */
  readonly before?: Task | undefined;
  readonly category: Category;
  readonly by: Cause;
  readonly also?: TaskChange;
};

/**
 * Moves a task to its board's column of a category, as work on it begins or ends.
 * Stays where it is when the mover may not, or the board has no such column. A person is refused when the
 * column is full; what an agent has finished waits where it is until there is room.
 */
export async function moveToCategory(
  ctx: Context,
  tx: Transaction,
  move: CategoryMove,
): Promise<Task> {
  const { by } = move;
  const isPerson = by.actor.kind !== 'agent';
  const { current, column } = await lockForCategory(tx, move);
  const absent = findAbsence(current);
  if (isPerson && absent) throw absent;
  const stays =
    absent !== undefined ||
    current.category === move.category ||
    column.category !== move.category ||
    column.boardId !== current.boardId;
  if (stays || findMoveRefusal(current, column, { by }) !== undefined) {
    return changeInPlace(ctx, tx, { current, by, change: move.also ?? {} });
  }
  const also = move.also ?? {};
  if (!isPerson && !(await hasRoom(tx, column))) {
    if (current.awaitsRoomIn === move.category && move.also === undefined) return current;
    const awaitsRoom = { category: move.category, actor: by.actor, runId: by.runId };
    return changeInPlace(ctx, tx, { current, by, change: { ...also, awaitsRoom } });
  }
  const [task] = await placeTasks(ctx, tx, { tasks: [current], column, place: {}, by, also });
  return task ?? current;
}

/** The first column of the category that has room, else the first; the one it is in when there is none. */
async function lockForCategory(
  tx: Transaction,
  { taskId, category, by: { organizationId }, ...known }: CategoryMove,
): Promise<{ current: Task; column: Column }> {
  const before = known.before ?? (await findTask(tx.db, organizationId, taskId));
  const columns = before ? await listColumns(tx.db, organizationId, before.boardId) : [];
  const fitting = columns.filter((column) => column.category === category);
  for (const { id } of fitting.length > 1 ? fitting : []) {
    const column = await requireColumn(tx, organizationId, id);
    if (!(await hasRoom(tx, column))) continue;
    return { current: await lockCurrent(tx, { organizationId, taskId }), column };
  }
  const columnId = fitting[0]?.id ?? before?.columnId;
  return lockWithColumn(tx, { organizationId, taskId, columnId });
}

async function hasRoom(tx: Transaction, column: Column): Promise<boolean> {
  if (column.wipLimit === null) return true;
  return roomLeft(column.wipLimit, await countLive(tx.db, column.id)) > 0;
}

async function changeInPlace(
  ctx: Context,
  tx: Transaction,
  { current, by, change }: { current: Task; by: Cause; change: TaskChange },
): Promise<Task> {
  // Whoever puts the task to work again no longer waits to hand it over.
  const clears = current.awaitsRoomIn !== null && change.awaitsRoom === undefined;
  const whole = clears ? { ...change, awaitsRoom: null } : change;
  if (Object.keys(whole).length === 0) return current;
  const target = { organizationId: by.organizationId, id: current.id, now: ctx.now() };
  const task = await changeTask(tx.db, target, whole);
  const about = { ...by, boardId: task.boardId, taskId: task.id };
  tx.emit({
    event: taskUpdated,
    ...about,
    data: { task, changes: changesBetween(current, task) },
  });
  return task;
}
