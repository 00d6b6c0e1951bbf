import { maxTaskDepth, taskUpdated, type Task, type TaskCard } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../../context.ts';
import { actorOf } from '../../event-actor.ts';
import { decodeCursor, toPage } from '../../page.ts';
import { visibleBoards, type BoardVisitor } from '../../structure/index.ts';
import {
  countHiddenChildren,
  findHeight,
  listAncestorIds,
  listChildren,
} from './subtask.queries.ts';
import { circleError } from './task-circle.ts';
import { refreshRelatives } from './task-relatives.ts';
import { lockParents } from './task-relatives.queries.ts';
import { lockTask, refuseDeleted, requireTask } from '../task.lookups.ts';
import { changeTask } from '../task.queries.ts';

/**
 * Whether a task may become a sub-task of another; a task that is about to be created has no id yet. To be called
 * before any task is locked: those who link tasks take turns.
 */
export async function checkParent(
  tx: Transaction,
  visitor: BoardVisitor,
  link: { taskId?: string | undefined; parentId: string },
): Promise<Task> {
  const organizationId = visitor.organization.id;
  await lockParents(tx.db, organizationId);
  const parent = await requireTask(tx.db, visitor, link.parentId, 'view');
  refuseDeleted(parent);
  const ancestors = await listAncestorIds(tx.db, organizationId, link.parentId);
  const { taskId } = link;
  if (taskId !== undefined && ancestors.includes(taskId)) {
    const line = ancestors.slice(0, ancestors.indexOf(taskId) + 1);
    throw await circleError(tx.db, visitor, {
      sentence: 'A task cannot be part of itself',
      taskIds: [taskId, ...line],
    });
  }
  const height = taskId === undefined ? 1 : await findHeight(tx.db, organizationId, taskId);
  if (ancestors.length + height > maxTaskDepth) {
    throw new AppError(
      'task.too_deep',
      `Below ${parent.key} there would be more than ${maxTaskDepth} levels of tasks`,
    );
  }
  return parent;
}

export function setParent(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; parentId: string | null; version?: number | undefined },
): Promise<Task> {
  const organizationId = actor.organization.id;
  const { taskId, parentId, version } = input;
  return ctx.transaction(async (tx) => {
    await requireTask(tx.db, actor, taskId, 'create');
    if (parentId !== null) await checkParent(tx, actor, { taskId, parentId });
    const current = await lockTask(tx, actor, { taskId, need: 'create', version });
    refuseDeleted(current);
    if (current.parentId === parentId) return current;
    const target = { organizationId, id: taskId, now: ctx.now() };
    const task = await changeTask(tx.db, target, { parentId });
    const cause = { organizationId, actor: actorOf(actor) };
    tx.emit({
      event: taskUpdated,
      ...cause,
      boardId: task.boardId,
      taskId,
      data: { task, changes: { parentId: { from: current.parentId, to: parentId } } },
    });
    const formerParentIds = current.parentId === null ? [] : [current.parentId];
    await refreshRelatives(tx, cause, { taskIds: [taskId], formerParentIds });
    return task;
  });
}

export async function listSubtasks(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: TaskCard[]; nextCursor: string | null; hidden: number }> {
  await requireTask(ctx.db, actor, input.taskId, 'view');
  const of = {
    organizationId: actor.organization.id,
    parentId: input.taskId,
    visible: await visibleBoards(ctx.db, actor),
  };
  const rows = await listChildren(ctx.db, {
    ...of,
    after: decodeCursor(input.cursor),
    limit: input.limit + 1,
  });
  return { ...toPage(rows, input.limit), hidden: await countHiddenChildren(ctx.db, of) };
}
