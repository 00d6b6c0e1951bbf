import { isEnded } from '@helix/contracts/runs';
import { taskRemoved, taskUpdated, type Task } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Context } from '../../context.ts';
import { changesBetween } from '../task-changes.ts';
import { deleteTaskRows, detachRuns, listChildIds } from './task-purge.queries.ts';
import type { Cause } from '../relatives/task-relatives.ts';
import { changeTasks, lockTasks } from '../task.queries.ts';

/** Removes locked tasks that are deleted already for ever. Their runs stay, as they have cost money. */
export async function purgeTasks(
  ctx: Context,
  tx: Transaction,
  { tasks, by }: { tasks: readonly Task[]; by: Cause },
): Promise<void> {
  const atWork = tasks.find(isAtWork);
  if (atWork) {
    throw new AppError(
      'run.already_active',
      `An agent is at work on ${atWork.key}; stop it before you delete the task for ever`,
    );
  }
  const ids = tasks.map(({ id }) => id);
  await releaseChildren(ctx, tx, { ids, by });
  await detachRuns(tx.db, by.organizationId, ids);
  await deleteTaskRows(tx.db, by.organizationId, ids);
  for (const { id: taskId, boardId, key, title } of tasks) {
    const data = { taskId, boardId, key, title, reason: 'purged' } as const;
    tx.emit({ event: taskRemoved, ...by, boardId, taskId, data });
  }
}

/** What was part of a task is a task of its own when that one is gone. */
async function releaseChildren(
  ctx: Context,
  tx: Transaction,
  { ids, by }: { ids: readonly string[]; by: Cause },
): Promise<void> {
  const { organizationId } = by;
  const childIds = await listChildIds(tx.db, organizationId, ids);
  const children = await lockTasks(tx.db, organizationId, childIds);
  const rows = children.map(({ id }) => ({ id, change: { parentId: null } }));
  const released = await changeTasks(tx.db, { organizationId, now: ctx.now() }, rows);
  for (const [index, task] of released.entries()) {
    const changes = changesBetween(children[index] ?? task, task);
    const about = { ...by, boardId: task.boardId, taskId: task.id };
    tx.emit({ event: taskUpdated, ...about, data: { task, changes } });
  }
}

export function isAtWork({ latestRun }: Task): boolean {
  return latestRun !== null && !isEnded(latestRun.status);
}
