import type { Task } from '@helix/contracts/tasks';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { requirePermission } from '../structure/index.ts';
import { findTaskIdByKey } from './task-keys.queries.ts';
import { requireTask } from './task.lookups.ts';
import { findTask } from './task.queries.ts';

export function getTask(ctx: Context, actor: Actor, taskId: string): Promise<Task> {
  return requireTask(ctx.db, actor, taskId, 'view');
}

/** By the key that it has, or one that it had on a board it has left. */
export async function getTaskByKey(ctx: Context, actor: Actor, key: string): Promise<Task> {
  const taskId = await findTaskIdByKey(ctx.db, actor.organization.id, key);
  // The key stands in for an id here: nobody learns whether a hidden task has it.
  const task =
    taskId === undefined ? undefined : await findTask(ctx.db, actor.organization.id, taskId);
  const notFound = () => new AppError('resource.not_found', `No task ${key}`);
  if (!task) throw notFound();
  await requirePermission(ctx.db, actor, { boardId: task.boardId, need: 'view', notFound });
  return task;
}
