import type { Task } from '@helix/contracts/tasks';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../../context.ts';
import { actorOf } from '../../event-actor.ts';
import { listColumns, requireBoard } from '../../structure/index.ts';
import { fittingColumn, prepareArrival, transferTasks } from './task-transfer.ts';
import { lockTask, noColumn, noTask, requireColumn, requireTask } from '../task.lookups.ts';
import { placeTasks } from './task.moves.ts';
import type { Place } from './task.placement.ts';

type Move = Place & { readonly taskId: string; readonly version?: number | undefined };

export function moveTask(
  ctx: Context,
  actor: Actor,
  input: Move & { columnId: string },
): Promise<Task> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    // The column before the task, here and wherever both are locked, so that two moves cannot deadlock.
    const column = await requireColumn(tx, organizationId, input.columnId);
    const current = await lockTask(tx, actor, { ...input, need: 'create' });
    if (column.boardId !== current.boardId) throw noColumn(column.id);
    const by = { organizationId, actor: actorOf(actor) };
    const [task] = await placeTasks(ctx, tx, { tasks: [current], column, place: input, by });
    if (!task) throw noTask(input.taskId);
    return task;
  });
}

/** To another board: a new key, and only what makes sense there. */
export function transferTask(
  ctx: Context,
  actor: Actor,
  input: Move & { boardId: string; columnId?: string | undefined },
): Promise<Task> {
  const organizationId = actor.organization.id;
  const { taskId, boardId } = input;
  return ctx.transaction(async (tx) => {
    const before = await requireTask(tx.db, actor, taskId, 'create');
    await requireBoard(tx.db, actor, boardId, 'create');
    if (before.boardId === boardId) {
      throw new AppError('resource.conflict', `${before.key} is on that board already`);
    }
    const columns = await listColumns(tx.db, organizationId, boardId);
    const columnId = input.columnId ?? fittingColumn(columns, before.category).id;
    const to = await prepareArrival(tx, organizationId, { boardId, columnId, count: 1 });
    const current = await lockTask(tx, actor, { ...input, need: 'create' });
    const by = { organizationId, actor: actorOf(actor) };
    const [task] = await transferTasks(ctx, tx, { tasks: [current], to, place: input, by });
    if (!task) throw noTask(taskId);
    return task;
  });
}
