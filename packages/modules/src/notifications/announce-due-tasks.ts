import { taskDueSoon, taskOverdue } from '@helix/contracts/notifications';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { findCards } from '../tasks/index.ts';
import { takeDueNotices, type DueNotice } from './due-tasks.queries.ts';

const batchSize = 200;
const calendar = { kind: 'service', id: 'calendar', name: 'Calendar' } as const;

/** Says of each open task, once, that its day is near, and that it is over. */
export async function announceDue(ctx: Context, signal: AbortSignal): Promise<void> {
  let taken: number;
  do {
    signal.throwIfAborted();
    taken = await ctx.transaction(async (tx) => {
      const notices = await takeDueNotices(tx.db, ctx.now(), batchSize);
      for (const [organizationId, own] of Map.groupBy(notices, (notice) => notice.organizationId)) {
        await announce(tx, organizationId, own);
      }
      return notices.length;
    });
  } while (taken === batchSize);
}

async function announce(
  tx: Transaction,
  organizationId: string,
  notices: readonly DueNotice[],
): Promise<void> {
  const kinds = new Map(notices.map(({ taskId, kind }) => [taskId, kind]));
  for (const task of await findCards(tx.db, organizationId, [...kinds.keys()])) {
    tx.emit({
      event: kinds.get(task.id) === 'overdue' ? taskOverdue : taskDueSoon,
      organizationId,
      actor: calendar,
      boardId: task.boardId,
      taskId: task.id,
      data: { task },
    });
  }
}
