import * as contract from '@helix/contracts/tasks';
import type { Actor, Context } from '../context.ts';
import { createTask, getTask } from '../tasks/index.ts';
import { takeOut } from './checklist.commands.ts';
import { lockItem, requireItem } from './checklist.lookups.ts';
import { findItem } from './checklist.queries.ts';

/** The item goes and the sub-task comes in one transaction; of two who convert the same item, one finds it gone. */
export function convertItem(ctx: Context, actor: Actor, itemId: string): Promise<contract.Task> {
  return ctx.transaction(async (tx) => {
    const within: Context = { ...ctx, db: tx.db, transaction: (work) => work(tx) };
    const { taskId, boardId } = await requireItem(tx, actor, itemId);
    const seen = await findItem(tx.db, actor.organization.id, itemId);
    // Created before the item is held, because who links a task to its parent must not hold tasks yet.
    const subtask = await createTask(
      within,
      actor,
      contract.createTask.body.parse({
        boardId,
        title: seen?.text ?? '-',
        parentId: taskId,
        assigneeId: seen?.assigneeId ?? null,
        dueDate: seen?.dueDate ?? null,
      }),
    );
    await takeOut(tx, actor, await lockItem(tx, actor, itemId));
    return getTask(within, actor, subtask.id);
  });
}
