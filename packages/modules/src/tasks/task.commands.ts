import { taskCreated, taskUpdated, type Priority, type Task } from '@helix/contracts/tasks';
import { AppError } from '@helix/runtime';
import type { Column } from '@helix/contracts/structure';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { getBoard, listColumns, takeTaskNumber } from '../structure/index.ts';
import {
  lockCurrent,
  noColumn,
  noTask,
  requireAgent,
  requireColumn,
  requireTask,
} from './task.lookups.ts';
import { placeTask } from './task.moves.ts';
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
  await getBoard(ctx, actor, input.boardId);
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
    await insertTask(tx.db, { ...fields, id, organizationId, createdAt: now, updatedAt: now });
    const task = await requireTask(tx, organizationId, id);
    tx.emit({ event: taskCreated, organizationId, actor: actorOf(actor), boardId, data: { task } });
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
    const current = await lockCurrent(tx, { organizationId, taskId, version });
    await requireAgent(tx, organizationId, changes.agentId ?? null);
    const change = onlyChanged(current, changes);
    if (Object.keys(change).length === 0) return current;
    const task = await changeTask(tx.db, { organizationId, id: taskId, now: ctx.now() }, change);
    tx.emit({
      event: taskUpdated,
      organizationId,
      actor: actorOf(actor),
      boardId: task.boardId,
      data: { task, changed: Object.keys(change) },
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
    const current = await lockCurrent(tx, { organizationId, ...input });
    if (column.boardId !== current.boardId) throw noColumn(column.id);
    return placeTask(ctx, tx, {
      current,
      column,
      place: input,
      by: { kind: 'member', organizationId, actor: actorOf(actor) },
    });
  });
}

export async function getTask(ctx: Context, actor: Actor, taskId: string): Promise<Task> {
  const task = await findTask(ctx.db, actor.organization.id, taskId);
  if (!task) throw noTask(taskId);
  return task;
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
