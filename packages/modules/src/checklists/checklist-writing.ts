import {
  checklistItemRemoved,
  checklistItemUpdated,
  type ChecklistItem,
} from '@helix/contracts/checklists';
import type { EventActor } from '@helix/contracts';
import type { TaskCard } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { refreshProgress } from './checklist.lookups.ts';
import { changeItem, deleteItem, type ItemChange } from './checklist.queries.ts';
import type { ItemChanges } from './checklist-changes.ts';

/** The task that is held while its checklist is written, and in whose name that happens. */
export type Writing = {
  readonly organizationId: string;
  readonly actor: EventActor;
  readonly runId?: string | undefined;
  readonly task: Pick<TaskCard, 'id' | 'boardId' | 'checklist'>;
  readonly now: Date;
};

export async function writeItem(
  tx: Transaction,
  writing: Writing,
  written: { itemId: string; change: ItemChange; changes: ItemChanges },
): Promise<{ item: ChecklistItem; checklist: TaskCard['checklist'] }> {
  const { organizationId, task, now } = writing;
  const { itemId, change, changes } = written;
  const item = await changeItem(tx.db, { organizationId, id: itemId, now }, change);
  const checklist = changes['done']
    ? await refreshProgress(tx, organizationId, task.id)
    : task.checklist;
  tx.emit({ event: checklistItemUpdated, ...about(writing), data: { item, changes, checklist } });
  return { item, checklist };
}

/** The others are given new positions only when one had become too long. */
export async function moveOthers(
  tx: Transaction,
  writing: Writing,
  moved: {
    others: readonly ChecklistItem[];
    positions: ReadonlyMap<string, string>;
    placed: string;
  },
): Promise<void> {
  for (const { id: itemId, position: from } of moved.others) {
    const position = moved.positions.get(itemId);
    if (itemId === moved.placed || position === undefined || position === from) continue;
    const changes = { position: { from, to: position } };
    await writeItem(tx, writing, { itemId, change: { position }, changes });
  }
}

export async function takeOut(
  tx: Transaction,
  writing: Writing,
  item: ChecklistItem,
): Promise<void> {
  const { organizationId, task } = writing;
  await deleteItem(tx.db, organizationId, item.id);
  const checklist = await refreshProgress(tx, organizationId, task.id);
  tx.emit({ event: checklistItemRemoved, ...about(writing), data: { item, checklist } });
}

export function about({ organizationId, actor, runId, task }: Writing) {
  return { organizationId, actor, runId, boardId: task.boardId, taskId: task.id };
}
