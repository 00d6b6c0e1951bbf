import type { Column } from '@helix/contracts/structure';
import { taskCreated, taskUpdated, type Priority, type Task } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { nameInDescription } from '../mentions/index.ts';
import {
  listColumns,
  requireBoard,
  requirePermission,
  takeTaskNumber,
} from '../structure/index.ts';
import { watchTask } from '../watchers/index.ts';
import { checkParent } from './relatives/subtask.commands.ts';
import { changesBetween, onlyChanged, type Edit } from './task-changes.ts';
import { checkReferences } from './task-references.ts';
import { refreshRelatives, type Cause } from './relatives/task-relatives.ts';
import { lockTask, noColumn, noTask, refuseDeleted, requireColumn } from './task.lookups.ts';
import { entry, requireRoom } from './moves/task.moves.ts';
import { findPlaces, type Place } from './moves/task.placement.ts';
import { changeTask, findTask, insertTask } from './task.queries.ts';

export type NewTask = {
  readonly boardId: string;
  readonly columnId?: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly priority: Priority;
  readonly labelIds: readonly string[];
  readonly dueDate: string | null;
  readonly assigneeId: string | null;
  readonly agentId: string | null;
  readonly requiresApproval: boolean;
  readonly parentId: string | null;
};

export function createTask(
  ctx: Context,
  actor: Actor,
  input: NewTask & { at: 'top' | 'bottom' },
): Promise<Task> {
  const { at, ...fields } = input;
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    await requireBoard(tx.db, actor, input.boardId, 'create');
    if (input.parentId !== null) await checkParent(tx, actor, { parentId: input.parentId });
    await checkReferences(tx.db, { organizationId, boardId: input.boardId }, input);
    const by = { organizationId, actor: actorOf(actor) };
    const task = await addTask(ctx, tx, { by, fields, place: { at } });
    await nameInDescription(ctx, tx, { by, task, isNew: true });
    return task;
  });
}

type Addition = {
  readonly by: Cause;
  readonly fields: NewTask;
  readonly place: Place;
  /** Gives the task what belongs to it before anybody hears of it. */
  readonly furnish?: (taskId: string) => Promise<void>;
};

/** Adds a task whose references have been checked: at a place, with a key of its own, if there is room. */
export async function addTask(
  ctx: Context,
  tx: Transaction,
  { by, fields, place, furnish }: Addition,
): Promise<Task> {
  const { organizationId, actor } = by;
  const { boardId } = fields;
  const columnId = fields.columnId ?? (await firstColumn(tx, organizationId, boardId)).id;
  const number = await takeTaskNumber(tx.db, boardId);
  const column = await requireColumn(tx, organizationId, columnId);
  if (column.boardId !== boardId) throw noColumn(columnId);
  if (fields.requiresApproval && column.category === 'done') {
    throw new AppError('task.approval_required', 'A task that needs an approval is not made done');
  }
  await requireRoom(tx, column, 1);
  const [id, now] = [ctx.newId('task'), ctx.now()];
  const [position = ''] = await findPlaces(tx, by, { column, taskIds: [id], place });
  await insertTask(tx.db, {
    ...fields,
    ...entry({ columnId: '', category: 'backlog' }, { column, by, now }),
    ...{ id, organizationId, columnId, number, position },
    labelIds: [...new Set(fields.labelIds)],
    enteredColumnAt: now,
    createdBy: actor,
    createdAt: now,
    updatedAt: now,
  });
  await furnish?.(id);
  const task = await findTask(tx.db, organizationId, id);
  if (!task) throw noTask(id);
  tx.emit({ event: taskCreated, ...by, boardId, taskId: id, data: { task } });
  if (task.parentId !== null) await refreshRelatives(tx, by, { taskIds: [id] });
  const watched = { organizationId, taskId: id, now };
  const creators = actor.kind === 'member' ? [actor.id] : [];
  await watchTask(tx, { ...watched, memberIds: creators, reason: 'creator' });
  const assignees = task.assigneeId === null ? [] : [task.assigneeId];
  await watchTask(tx, { ...watched, memberIds: assignees, reason: 'assignee' });
  return task;
}

export function updateTask(
  ctx: Context,
  actor: Actor,
  input: Edit & { taskId: string; version?: number | undefined },
): Promise<Task> {
  const organizationId = actor.organization.id;
  const { taskId, version, ...edit } = input;
  return ctx.transaction(async (tx) => {
    const current = await lockTask(tx, actor, { taskId, need: 'create', version });
    refuseDeleted(current);
    const change = onlyChanged(current, edit);
    if (Object.keys(change).length === 0) return current;
    const { boardId } = current;
    const added = change.labelIds?.filter((id) => !current.labelIds.includes(id));
    await checkReferences(tx.db, { organizationId, boardId }, { ...change, labelIds: added });
    if (change.requiresApproval === false) {
      await requirePermission(tx.db, actor, { boardId, need: 'manage' });
    }
    const task = await changeTask(tx.db, { organizationId, id: taskId, now: ctx.now() }, change);
    const changes = changesBetween(current, task);
    const by = { organizationId, actor: actorOf(actor) };
    tx.emit({ event: taskUpdated, ...by, boardId, taskId, data: { task, changes } });
    if (change.description !== undefined) {
      await nameInDescription(ctx, tx, { by, task, isNew: false });
    }
    if (change.assigneeId) {
      const watched = { organizationId, taskId, now: ctx.now() };
      await watchTask(tx, { ...watched, memberIds: [change.assigneeId], reason: 'assignee' });
    }
    return task;
  });
}

async function firstColumn(
  tx: Transaction,
  organizationId: string,
  boardId: string,
): Promise<Column> {
  const [column] = await listColumns(tx.db, organizationId, boardId);
  if (!column) throw new AppError('resource.conflict', 'The board has no columns');
  return column;
}
