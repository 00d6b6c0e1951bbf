import {
  daysToRestore,
  taskArchived,
  taskDeleted,
  taskRestored,
  type Task,
} from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import type { Context } from '../../context.ts';
import { settleBoardLater, stopRunsLater } from '../task-follow-up.ts';
import { refreshRelatives, type Cause } from '../relatives/task-relatives.ts';
import { changeTasks, type ChangedRow } from '../task.queries.ts';

/** Takes locked tasks off their boards; what they were doing there ends. */
export async function putAway(
  ctx: Context,
  tx: Transaction,
  move: { tasks: readonly Task[]; by: Cause; as: 'archived' | 'deleted' },
): Promise<Task[]> {
  const { tasks, by, as } = move;
  const now = ctx.now();
  const change =
    as === 'archived'
      ? { archivedAt: now, awaitsRoom: null }
      : { deletedAt: now, awaitsRoom: null };
  const rows = tasks.map(({ id }) => ({ id, change }));
  const gone = await changeTasks(tx.db, { organizationId: by.organizationId, now }, rows);
  const event = as === 'archived' ? taskArchived : taskDeleted;
  for (const task of gone) {
    tx.emit({ event, ...by, boardId: task.boardId, taskId: task.id, data: { task } });
  }
  await refreshRelatives(tx, by, { taskIds: gone.map(({ id }) => id) });
  await stopRunsLater(tx, by, tasks);
  await settleBoardLater(tx, tasks);
  return gone;
}

/** Brings locked tasks back, as the rows say; the caller has made sure of the room. */
export async function bringBack(
  ctx: Context,
  tx: Transaction,
  { rows, by }: { rows: readonly ChangedRow[]; by: Cause },
): Promise<Task[]> {
  const target = { organizationId: by.organizationId, now: ctx.now() };
  const back = await changeTasks(tx.db, target, rows);
  for (const task of back) {
    tx.emit({ event: taskRestored, ...by, boardId: task.boardId, taskId: task.id, data: { task } });
  }
  await refreshRelatives(tx, by, { taskIds: back.map(({ id }) => id) });
  return back;
}

/** What brings a task back: it undoes the last thing that put it away. */
export function undoing(task: Task): { archivedAt: null } | { deletedAt: null } | undefined {
  if (task.deletedAt !== null) return { deletedAt: null };
  return task.archivedAt === null ? undefined : { archivedAt: null };
}

/** Whether a task takes up room in its column once the last thing that put it away is undone. */
export function returnsToBoard(task: Task): boolean {
  return (task.deletedAt === null) !== (task.archivedAt === null);
}

/** Past its time a deleted task is gone, whether or not it has been swept away yet. */
export function isLost({ deletedAt }: Task, now: Date): boolean {
  if (deletedAt === null) return false;
  return now.getTime() - Date.parse(deletedAt) > daysToRestore * 86_400_000;
}
