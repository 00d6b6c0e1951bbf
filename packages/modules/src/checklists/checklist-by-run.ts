import {
  checklistItemAdded,
  maxChecklistItems,
  type ChecklistItem,
} from '@helix/contracts/checklists';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Context } from '../context.ts';
import { refuseDeleted, lockTask, type Cause } from '../tasks/index.ts';
import type { BoardVisitor } from '../structure/index.ts';
import { changedFields } from './checklist-changes.ts';
import { about, writeItem, type Writing } from './checklist-writing.ts';
import { refreshProgress, requirePlace } from './checklist.lookups.ts';
import { insertItem, listItems } from './checklist.queries.ts';

type ChecklistChange = {
  readonly add: readonly string[];
  /** Ids of items, or exactly what they say. */
  readonly tick: readonly string[];
  readonly untick: readonly string[];
};

/** Adds to the checklist of a task and ticks what is done, all of it or nothing. Answers with the whole list. */
export async function changeChecklist(
  ctx: Context,
  tx: Transaction,
  on: { by: Cause; visitor: BoardVisitor; taskId: string },
  change: ChecklistChange,
): Promise<ChecklistItem[]> {
  const { by, visitor, taskId } = on;
  const { organizationId } = by;
  const task = await lockTask(tx, visitor, { taskId, need: 'create' });
  refuseDeleted(task);
  const writing: Writing = { ...by, task, now: ctx.now() };
  const items = await listItems(tx.db, organizationId, taskId);
  await setDone(tx, writing, { items, wanted: change.tick, done: true });
  await setDone(tx, writing, { items, wanted: change.untick, done: false });
  await addAll(ctx, tx, writing, change.add);
  return listItems(tx.db, organizationId, taskId);
}

async function setDone(
  tx: Transaction,
  writing: Writing,
  {
    items,
    wanted,
    done,
  }: { items: readonly ChecklistItem[]; wanted: readonly string[]; done: boolean },
): Promise<void> {
  for (const name of new Set(wanted)) {
    const item = items.find(({ id, text }) => id === name || text === name.trim());
    if (!item) throw new AppError('resource.not_found', `The checklist has no item "${name}"`);
    const { change, changes } = changedFields(item, { done }, writing.now);
    if (Object.keys(changes).length > 0) {
      await writeItem(tx, writing, { itemId: item.id, change, changes });
    }
  }
}

async function addAll(
  ctx: Context,
  tx: Transaction,
  writing: Writing,
  texts: readonly string[],
): Promise<void> {
  const { organizationId, actor: createdBy, task, now } = writing;
  for (const text of texts) {
    const others = await listItems(tx.db, organizationId, task.id);
    if (others.some((item) => item.text === text)) continue;
    if (others.length >= maxChecklistItems) {
      throw new AppError('resource.conflict', `A checklist has at most ${maxChecklistItems} items`);
    }
    const id = ctx.newId('item');
    const position = requirePlace(others, id, {}).get(id) ?? '';
    const times = { doneAt: null, createdAt: now, updatedAt: now };
    const fields = { assigneeId: null, dueDate: null, createdBy, position, text };
    const row = { id, organizationId, taskId: task.id, ...fields, ...times };
    const item = await insertItem(tx.db, row);
    const checklist = await refreshProgress(tx, organizationId, task.id);
    tx.emit({ event: checklistItemAdded, ...about(writing), data: { item, checklist } });
  }
}
