import type { ChecklistItem } from '@helix/contracts/checklists';
import type { TaskCard } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor } from '../context.ts';
import { requirePermission } from '../structure/index.ts';
import { findCards, lockTask, refreshCounters, refuseDeleted } from '../tasks/index.ts';
import { placeItem, type Place } from './checklist-placement.ts';
import { findItem, findItemWithBoard } from './checklist.queries.ts';

/** An item whose task is held, as all changes of a checklist hold it: they take turns. */
export async function lockItem(
  tx: Transaction,
  actor: Actor,
  itemId: string,
): Promise<{ item: ChecklistItem; task: TaskCard }> {
  const { taskId } = await requireItem(tx, actor, itemId);
  const task = await lockTask(tx, actor, { taskId, need: 'create' });
  refuseDeleted(task);
  const item = await findItem(tx.db, actor.organization.id, itemId);
  if (!item) throw noItem(itemId);
  return { item, task };
}

/** An item for somebody who may change it; nothing is held. */
export async function requireItem(
  tx: Transaction,
  actor: Actor,
  itemId: string,
): Promise<ChecklistItem & { boardId: string }> {
  const item = await findItemWithBoard(tx.db, actor.organization.id, itemId);
  if (!item) throw noItem(itemId);
  const notFound = () => noItem(itemId);
  await requirePermission(tx.db, actor, { boardId: item.boardId, need: 'create', notFound });
  return item;
}

/** Counts anew, and answers with what the card shows from now on. */
export async function refreshProgress(
  tx: Transaction,
  organizationId: string,
  taskId: string,
): Promise<TaskCard['checklist']> {
  await refreshCounters(tx.db, organizationId, [taskId]);
  const [card] = await findCards(tx.db, organizationId, [taskId]);
  if (!card) throw new Error(`task ${taskId} vanished while it was locked`);
  return card.checklist;
}

/** The positions that change when an item is placed among all of its list. */
export function requirePlace(
  items: readonly ChecklistItem[],
  id: string,
  place: Place,
): ReadonlyMap<string, string> {
  const others = items.filter((item) => item.id !== id);
  const positions = placeItem(others, id, place);
  if (positions) return positions;
  throw new AppError('resource.conflict', 'The item to place it next to is not in this checklist');
}

const noItem = (id: string) => new AppError('resource.not_found', `No checklist item ${id}`);
