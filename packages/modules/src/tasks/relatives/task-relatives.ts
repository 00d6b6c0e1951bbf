import type { EventActor } from '@helix/contracts';
import { taskCounted, taskUnblocked, type TaskCard } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { refreshCounters } from '../task-counters.queries.ts';
import { findCards, lockRelatives } from './task-relatives.queries.ts';
import { isClosed } from '../moves/task.state.ts';

/** In whose name the surroundings of a task change. */
export type Cause = {
  readonly organizationId: string;
  readonly actor: EventActor;
  readonly runId?: string | undefined;
};

/**
 * Tells the parents of tasks, and the tasks that wait for them, what has become of them. To be called in the
 * transaction, after its own event, whenever a task was created, closed, reopened, archived, restored, deleted,
 * or given another parent.
 */
export async function refreshRelatives(
  tx: Transaction,
  cause: Cause,
  changed: { taskIds: readonly string[]; formerParentIds?: readonly string[] },
): Promise<void> {
  if (changed.taskIds.length === 0) return;
  const before = await lockRelatives(tx.db, cause.organizationId, {
    taskIds: changed.taskIds,
    formerParentIds: changed.formerParentIds ?? [],
  });
  await recount(tx, cause, before);
}

/** Counts anew what these cards show, and says of each what is new. */
export async function recount(
  tx: Transaction,
  cause: Cause,
  before: readonly TaskCard[],
): Promise<TaskCard[]> {
  const ids = before.map(({ id }) => id);
  await refreshCounters(tx.db, cause.organizationId, ids);
  const known = new Map(before.map((card) => [card.id, card]));
  const cards = await findCards(tx.db, cause.organizationId, ids);
  for (const card of cards) {
    const old = known.get(card.id);
    if (old !== undefined) emitDifference(tx, cause, { old, card });
  }
  return cards;
}

function emitDifference(
  tx: Transaction,
  cause: Cause,
  { old, card }: { old: TaskCard; card: TaskCard },
): void {
  const about = { ...cause, boardId: card.boardId, taskId: card.id };
  const { subtasks, openBlockers } = card;
  const differs =
    old.subtasks.done !== subtasks.done ||
    old.subtasks.total !== subtasks.total ||
    old.openBlockers !== openBlockers;
  if (differs) {
    const data = { taskId: card.id, boardId: card.boardId, subtasks, openBlockers };
    tx.emit({ event: taskCounted, ...about, data });
  }
  const waits = !isClosed(card.category) && card.archivedAt === null && card.deletedAt === null;
  if (old.openBlockers > 0 && openBlockers === 0 && waits) {
    tx.emit({ event: taskUnblocked, ...about, data: { task: card } });
  }
}
