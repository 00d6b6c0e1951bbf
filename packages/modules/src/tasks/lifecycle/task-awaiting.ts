import { assertFence, type Fence } from '@helix/runtime/durable';
import type { Context } from '../../context.ts';
import { listAwaitingRoom } from './task-awaiting.queries.ts';
import { moveToCategory } from '../moves/task.moves.ts';

/** Gives finished work its turn: the longest waiting first, each in the name of the agent that finished it. */
export async function settleAwaiting(
  ctx: Context,
  boardId: string,
  fence: Fence | undefined,
): Promise<void> {
  for (const { id: taskId, organizationId } of await listAwaitingRoom(ctx.db, boardId)) {
    await ctx.transaction(async (tx) => {
      if (fence) await assertFence(tx.sql, fence);
      // Read again in here: it may have been moved, or have had its turn, in the meantime.
      const waiting = (await listAwaitingRoom(tx.db, boardId)).find(({ id }) => id === taskId);
      if (!waiting?.awaitsRoom) return;
      const { category, actor, runId } = waiting.awaitsRoom;
      await moveToCategory(ctx, tx, { taskId, category, by: { organizationId, actor, runId } });
    });
  }
}
