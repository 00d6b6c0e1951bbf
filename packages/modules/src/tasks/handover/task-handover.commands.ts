import type { EventActor } from '@helix/contracts';
import { taskUpdated } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { visibleBoards, type BoardVisitor } from '../../structure/index.ts';
import { lockOpenTasksOf, reassignTasks } from './task-handover.queries.ts';

type Handover = {
  readonly organizationId: string;
  readonly from: string;
  /** Nobody, or a member who is here. */
  readonly to: BoardVisitor | undefined;
  readonly actor: EventActor;
  readonly now: Date;
};

/**
 * Gives the open tasks of a member to another, and those on boards that the other cannot see to nobody.
 * What is done stays theirs. Answers with how many were handed to somebody.
 */
export async function handOverTasks(tx: Transaction, handover: Handover): Promise<number> {
  const { organizationId, from, to, now } = handover;
  const open = await lockOpenTasksOf(tx.db, organizationId, from);
  const seen = to ? await visibleBoards(tx.db, to) : [];
  const goes = ({ boardId }: { boardId: string }) => seen === 'all' || seen.includes(boardId);
  const byTarget = [
    { assigneeId: to?.id ?? null, ids: open.filter(goes).map(({ id }) => id) },
    { assigneeId: null, ids: open.filter((task) => !goes(task)).map(({ id }) => id) },
  ];
  for (const { assigneeId, ids } of byTarget) {
    const cards = await reassignTasks(tx.db, { organizationId, ids, now }, assigneeId);
    for (const task of cards) {
      tx.emit({
        event: taskUpdated,
        organizationId,
        actor: handover.actor,
        boardId: task.boardId,
        taskId: task.id,
        data: { task, changes: { assigneeId: { from, to: assigneeId } } },
      });
    }
  }
  return byTarget[0]?.ids.length ?? 0;
}
