import type { EventActor } from '@helix/contracts';
import type { Transaction } from '@helix/db';
import { visibleBoards, type BoardVisitor } from '../structure/index.ts';
import { writeItem } from './checklist-writing.ts';
import { lockOpenItemsOf } from './checklist.queries.ts';

/**
 * Gives what a member still had to do on checklists to another, or to nobody where the other cannot see the board.
 * To be called in the transaction in which the member leaves.
 */
export async function handOverItems(
  tx: Transaction,
  handover: {
    organizationId: string;
    from: string;
    to: BoardVisitor | undefined;
    actor: EventActor;
    now: Date;
  },
): Promise<void> {
  const { organizationId, from, to, actor, now } = handover;
  const seen = to ? await visibleBoards(tx.db, to) : [];
  for (const { itemId, task } of await lockOpenItemsOf(tx.db, organizationId, from)) {
    const sees = seen === 'all' || seen.includes(task.boardId);
    const assigneeId = to && sees ? to.id : null;
    const changes = { assigneeId: { from, to: assigneeId } };
    const writing = { organizationId, actor, task, now };
    await writeItem(tx, writing, { itemId, change: { assigneeId }, changes });
  }
}
