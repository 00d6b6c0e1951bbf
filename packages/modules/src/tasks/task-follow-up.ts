import { isEnded, stopTaskRuns } from '@helix/contracts/runs';
import { settleBoard, type Task } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { listBoardsAwaitingRoom } from './lifecycle/task-awaiting.queries.ts';
import type { Cause } from './relatives/task-relatives.ts';

/** When tasks have left their columns, what was waiting for room there gets its turn. */
export async function settleBoardLater(tx: Transaction, left: readonly Task[]): Promise<void> {
  const boardIds = [...new Set(left.map(({ boardId }) => boardId))];
  if (boardIds.length === 0) return;
  for (const boardId of await listBoardsAwaitingRoom(tx.db, boardIds)) {
    await tx.enqueue(settleBoard, { boardId });
  }
}

/** Nobody works on what is over or gone. */
export async function stopRunsLater(
  tx: Transaction,
  by: Cause,
  tasks: readonly Task[],
): Promise<void> {
  const { organizationId, actor } = by;
  for (const { id: taskId, key, latestRun } of tasks) {
    if (latestRun === null || isEnded(latestRun.status)) continue;
    const message = `${actor.name} took ${key} off the board or closed it`;
    await tx.enqueue(stopTaskRuns, { organizationId, taskId, actor, message });
  }
}
