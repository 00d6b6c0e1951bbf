import type { BoardPermission, Column } from '@helix/contracts/structure';
import type { Task } from '@helix/contracts/tasks';
import { together, type Db, type Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { lockColumn, requirePermission, type BoardVisitor } from '../structure/index.ts';
import { findTask, lockTasks } from './task.queries.ts';

/** A task that the visitor may do this with: 404 for what they may not see, 403 for what they may not do. */
export async function requireTask(
  db: Db,
  visitor: BoardVisitor,
  taskId: string,
  need: BoardPermission,
): Promise<Task> {
  const notFound = () => noTask(taskId);
  const task = await findTask(db, visitor.organization.id, taskId);
  if (!task) throw notFound();
  await requirePermission(db, visitor, { boardId: task.boardId, need, notFound });
  return task;
}

/** The same, holding the row until the transaction ends. */
export async function lockTask(
  tx: Transaction,
  visitor: BoardVisitor,
  wanted: { taskId: string; need: BoardPermission; version?: number | undefined },
): Promise<Task> {
  const current = await lockCurrent(tx, {
    organizationId: visitor.organization.id,
    taskId: wanted.taskId,
  });
  await requirePermission(tx.db, visitor, {
    boardId: current.boardId,
    need: wanted.need,
    notFound: () => noTask(wanted.taskId),
  });
  refuseStale(current, wanted.version);
  return current;
}

/** For those who act for the platform rather than for a person. */
export async function lockCurrent(
  tx: Transaction,
  wanted: { organizationId: string; taskId: string },
): Promise<Task> {
  const [current] = await lockTasks(tx.db, wanted.organizationId, [wanted.taskId]);
  if (!current) throw noTask(wanted.taskId);
  return current;
}

/** A column before a task, here and wherever both are locked, so that two moves cannot deadlock. */
export async function lockWithColumn(
  tx: Transaction,
  wanted: { organizationId: string; taskId: string; columnId: string | undefined },
): Promise<{ current: Task; column: Column }> {
  const { organizationId, taskId, columnId } = wanted;
  if (columnId === undefined) throw noTask(taskId);
  const [column, current] = await together([
    requireColumn(tx, organizationId, columnId),
    lockCurrent(tx, { organizationId, taskId }),
  ]);
  return { current, column };
}

/** What was put away is brought back before anything is done with it. */
export function findAbsence(task: Task): AppError | undefined {
  if (task.deletedAt !== null) return deleted(task);
  if (task.archivedAt === null) return undefined;
  return new AppError('task.archived', `${task.key} is archived; restore it first`);
}

export function refuseDeleted(task: Task): void {
  if (task.deletedAt !== null) throw deleted(task);
}

const deleted = ({ key }: Task) =>
  new AppError('task.deleted', `${key} is deleted; restore it first`);

export function refuseStale(current: Task, version: number | undefined): void {
  if (version === undefined || version === current.version) return;
  throw new AppError('resource.version_conflict', `${current.key} was changed meanwhile`, {
    details: { current },
  });
}

export async function requireColumn(
  tx: Transaction,
  organizationId: string,
  id: string,
): Promise<Column> {
  const column = await lockColumn(tx.db, organizationId, id);
  if (!column) throw noColumn(id);
  return column;
}

export const noTask = (id: string) => new AppError('resource.not_found', `No task ${id}`);
export const noColumn = (id: string) =>
  new AppError('resource.not_found', `No column ${id} on this board`);
