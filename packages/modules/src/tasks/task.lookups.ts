import type { Column } from '@helix/contracts/structure';
import type { Task } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { findAgent } from '../agents/index.ts';
import { lockColumn } from '../structure/index.ts';
import { findTask, lockTask } from './task.queries.ts';

export async function lockCurrent(
  tx: Transaction,
  wanted: { organizationId: string; taskId: string; version?: number | undefined },
): Promise<Task> {
  const current = await lockTask(tx.db, wanted.organizationId, wanted.taskId);
  if (!current) throw noTask(wanted.taskId);
  if (wanted.version !== undefined && wanted.version !== current.version) {
    throw new AppError('resource.version_conflict', `${current.key} was changed meanwhile`, {
      details: { current },
    });
  }
  return current;
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

export async function requireTask(
  tx: Transaction,
  organizationId: string,
  id: string,
): Promise<Task> {
  const task = await findTask(tx.db, organizationId, id);
  if (!task) throw noTask(id);
  return task;
}

export async function requireAgent(
  tx: Transaction,
  organizationId: string,
  id: string | null,
): Promise<void> {
  if (id !== null && !(await findAgent(tx.db, organizationId, id))) {
    throw new AppError('resource.not_found', `No agent ${id}`);
  }
}

export const noTask = (id: string) => new AppError('resource.not_found', `No task ${id}`);
export const noColumn = (id: string) =>
  new AppError('resource.not_found', `No column ${id} on this board`);
