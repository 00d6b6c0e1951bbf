import { taskCreated, taskUpdated, type Priority, type Task } from '@helix/contracts/tasks';
import { AppError } from '@helix/runtime';
import type { Column } from '@helix/contracts/structure';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { listColumns, requireBoard, takeTaskNumber } from '../structure/index.ts';
import {
  lockTask,
  noColumn,
  noTask,
  requireAgent,
  requireColumn,
  requireTask,
} from './task.lookups.ts';
import { changesBetween, placeTask } from './task.moves.ts';
import { findPlace, type Place } from './task.placement.ts';
import { changeTask, findTask, insertTask, type TaskChange } from './task.queries.ts';

type NewTask = {
  boardId: string;
  title: string;
  description: string;
  priority: Priority;
  columnId?: string | undefined;
  agentId: string | null;
};
type Changes = {
  title?: string | undefined;
  description?: string | undefined;
  priority?: Priority | undefined;
  agentId?: string | null | undefined;
};

export async function createTask(ctx: Context, actor: Actor, input: NewTask): Promise<Task> {
  const organizationId = actor.organization.id;
  await requireBoard(ctx.db, actor, input.boardId, 'create');
  const columnId = input.columnId ?? (await firstColumn(ctx, organizationId, input.boardId)).id;
  return ctx.transaction(async (tx) => {
    await requireAgent(tx, organizationId, input.agentId);
    const number = await takeTaskNumber(tx.db, input.boardId);
    const column = await requireColumn(tx, organizationId, columnId);
    if (column.boardId !== input.boardId) throw noColumn(columnId);
    const id = ctx.newId('task');
    const now = ctx.now();
    const position = await findPlace(tx.db, { columnId, taskId: undefined }, {});
    const { title, description, priority, agentId, boardId } = input;
    const fields = { title, description, priority, agentId, boardId, columnId, position, number };
    const times = { createdAt: now, updatedAt: now, enteredColumnAt: now };
    const createdBy = actorOf(actor);
    await insertTask(tx.db, { ...fields, ...times, id, organizationId, createdBy });
    const task = await findTask(tx.db, organizationId, id);
    if (!task) throw noTask(id);
    tx.emit({
      event: taskCreated,
      organizationId,
      actor: createdBy,
      boardId,
      taskId: id,
      data: { task },
    });
    return task;
  });
}

export function updateTask(
  ctx: Context,
  actor: Actor,
  input: Changes & { taskId: string; version?: number | undefined },
): Promise<Task> {
  const organizationId = actor.organization.id;
  const { taskId, version, ...changes } = input;
  return ctx.transaction(async (tx) => {
    const current = await lockTask(tx, actor, { taskId, need: 'create', version });
    await requireAgent(tx, organizationId, changes.agentId ?? null);
    const change = onlyChanged(current, changes);
    if (Object.keys(change).length === 0) return current;
    const task = await changeTask(tx.db, { organizationId, id: taskId, now: ctx.now() }, change);
    tx.emit({
      event: taskUpdated,
      organizationId,
      actor: actorOf(actor),
      boardId: task.boardId,
      taskId,
      data: { task, changes: changesBetween(current, change) },
    });
    return task;
  });
}

export function moveTask(
  ctx: Context,
  actor: Actor,
  input: Place & { taskId: string; columnId: string; version?: number | undefined },
): Promise<Task> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    // The column before the task, here and wherever both are locked, so that two moves cannot deadlock.
    const column = await requireColumn(tx, organizationId, input.columnId);
    const current = await lockTask(tx, actor, { ...input, need: 'create' });
    if (column.boardId !== current.boardId) throw noColumn(column.id);
    return placeTask(ctx, tx, {
      current,
      column,
      place: input,
      by: { kind: 'member', organizationId, actor: actorOf(actor) },
    });
  });
}

export function getTask(ctx: Context, actor: Actor, taskId: string): Promise<Task> {
  return requireTask(ctx.db, actor, taskId, 'view');
}

async function firstColumn(ctx: Context, organizationId: string, boardId: string): Promise<Column> {
  const [column] = await listColumns(ctx.db, organizationId, boardId);
  if (!column) throw new AppError('resource.conflict', 'The board has no columns');
  return column;
}

function onlyChanged(current: Task, changes: Changes): TaskChange {
  const fields = ['title', 'description', 'priority', 'agentId'] as const;
  return Object.fromEntries(
    fields
      .filter((field) => changes[field] !== undefined && changes[field] !== current[field])
      .map((field) => [field, changes[field]]),
  );
}
