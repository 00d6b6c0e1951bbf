import * as contract from '@helix/contracts/tasks';
import type { Actor, Context } from '../context.ts';
import { createTask, getTask } from '../tasks/index.ts';
import { takeOut } from './checklist-writing.ts';
import { writingOn } from './checklist.commands.ts';
import { lockItem, requireItem } from './checklist.lookups.ts';

/** The item goes and the sub-task comes in one transaction; of two who convert the same item, one finds it gone. */
export function convertItem(ctx: Context, actor: Actor, itemId: string): Promise<contract.Task> {
  return ctx.transaction(async (tx) => {
    const within: Context = { ...ctx, db: tx.db, transaction: (work) => work(tx) };
    // Created before the item is held, because who links a task to its parent must not hold tasks yet.
    const {
      boardId,
      taskId: parentId,
      text: title,
      ...seen
    } = await requireItem(tx, actor, itemId);
    const { assigneeId, dueDate } = seen;
    const fields = { boardId, parentId, title, assigneeId, dueDate };
    const subtask = await createTask(within, actor, contract.createTask.body.parse(fields));
    const { item, task } = await lockItem(tx, actor, itemId);
    await takeOut(tx, writingOn(ctx, actor, task), item);
    return getTask(within, actor, subtask.id);
  });
}
