import type { WatchReason } from '@helix/contracts/watchers';
import type { Transaction } from '@helix/db';
import { addWatchers } from './watcher.queries.ts';

/** Why somebody comes to watch without having asked for it. */
export type AutomaticReason = Extract<
  WatchReason,
  'creator' | 'assignee' | 'commenter' | 'mentioned'
>;

/**
 * Has members watch a task because of what has just happened on it, in the transaction in which it does. The first
 * reason stays; who has muted the task is left in peace. Pass only members who may see the board.
 */
export async function watchTask(
  tx: Transaction,
  task: {
    organizationId: string;
    taskId: string;
    memberIds: readonly string[];
    reason: AutomaticReason;
    now: Date;
  },
): Promise<void> {
  const { organizationId, taskId, memberIds, reason, now } = task;
  const distinct = [...new Set(memberIds)].toSorted();
  await addWatchers(tx.db, { organizationId, taskId }, { memberIds: distinct, reason, now });
}
