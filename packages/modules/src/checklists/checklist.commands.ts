import {
  checklistItemAdded,
  checklistItemRemoved,
  checklistItemUpdated,
  maxChecklistItems,
  type ChecklistItem,
} from '@helix/contracts/checklists';
import type { TaskCard } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { lockTask, requireTask } from '../tasks/index.ts';
import { requireSeeingMember } from '../watchers/index.ts';
import { changedFields, type ItemFields } from './checklist-changes.ts';
import type { Place } from './checklist-placement.ts';
import { lockItem, refreshProgress, requirePlace } from './checklist.lookups.ts';
import { changeItem, deleteItem, insertItem, listItems } from './checklist.queries.ts';

type NewItem = Place & {
  taskId: string;
  text: string;
  done: boolean;
  assigneeId: string | null;
  dueDate: string | null;
};

export async function getChecklist(
  ctx: Context,
  actor: Actor,
  taskId: string,
): Promise<ChecklistItem[]> {
  await requireTask(ctx.db, actor, taskId, 'view');
  return listItems(ctx.db, actor.organization.id, taskId);
}

export function addItem(ctx: Context, actor: Actor, input: NewItem): Promise<ChecklistItem> {
  const organizationId = actor.organization.id;
  const { taskId, text, done, assigneeId, dueDate } = input;
  return ctx.transaction(async (tx) => {
    const task = await lockTask(tx, actor, { taskId, need: 'create' });
    await requireAssignee(tx, task, organizationId, assigneeId);
    const items = await listItems(tx.db, organizationId, taskId);
    if (items.length >= maxChecklistItems) {
      throw new AppError('resource.conflict', `A checklist has at most ${maxChecklistItems} items`);
    }
    const id = ctx.newId('item');
    const now = ctx.now();
    const positions = requirePlace(items, id, input);
    const times = { doneAt: done ? now : null, createdAt: now, updatedAt: now };
    const fields = { id, organizationId, taskId, text, assigneeId, dueDate, ...times };
    const position = positions.get(id) ?? '';
    const item = await insertItem(tx.db, { ...fields, position, createdBy: actorOf(actor) });
    const checklist = await refreshProgress(tx, organizationId, taskId);
    tx.emit({
      event: checklistItemAdded,
      ...about(actor, task),
      data: { item, checklist },
    });
    await moveOthers(ctx, tx, { actor, task: { ...task, checklist }, positions, placed: id });
    return item;
  });
}

export function updateItem(
  ctx: Context,
  actor: Actor,
  input: Place & ItemFields & { itemId: string; version?: number | undefined },
): Promise<ChecklistItem> {
  const organizationId = actor.organization.id;
  const { itemId, version } = input;
  return ctx.transaction(async (tx) => {
    const { item: current, task } = await lockItem(tx, actor, itemId);
    if (version !== undefined && version !== current.version) {
      throw new AppError('resource.version_conflict', 'This item was changed meanwhile', {
        details: { current },
      });
    }
    const { change, changes } = changedFields(current, input, ctx.now());
    if (changes['assigneeId']) {
      await requireAssignee(tx, task, organizationId, input.assigneeId ?? null);
    }
    const moves = input.before !== undefined || input.after !== undefined;
    const items = moves ? await listItems(tx.db, organizationId, task.id) : [];
    const positions = moves ? requirePlace(items, itemId, input) : new Map<string, string>();
    const position = positions.get(itemId) ?? current.position;
    if (position !== current.position)
      changes['position'] = { from: current.position, to: position };
    if (Object.keys(changes).length === 0) return current;
    const whole = { ...change, position };
    const { item, checklist } = await writeItem(ctx, tx, {
      actor,
      task,
      itemId,
      change: whole,
      changes,
    });
    await moveOthers(ctx, tx, { actor, task: { ...task, checklist }, positions, placed: itemId });
    return item;
  });
}

export function removeItem(ctx: Context, actor: Actor, itemId: string): Promise<ChecklistItem> {
  return ctx.transaction(async (tx) => {
    const { item, task } = await lockItem(tx, actor, itemId);
    await takeOut(tx, actor, { item, task });
    return item;
  });
}

/** Removes an item whose task is held. */
export async function takeOut(
  tx: Transaction,
  actor: Actor,
  { item, task }: { item: ChecklistItem; task: TaskCard },
): Promise<void> {
  const organizationId = actor.organization.id;
  await deleteItem(tx.db, organizationId, item.id);
  const checklist = await refreshProgress(tx, organizationId, task.id);
  tx.emit({ event: checklistItemRemoved, ...about(actor, task), data: { item, checklist } });
}

async function writeItem(
  ctx: Context,
  tx: Transaction,
  write: {
    actor: Actor;
    task: TaskCard;
    itemId: string;
    change: Parameters<typeof changeItem>[2];
    changes: ReturnType<typeof changedFields>['changes'];
  },
): Promise<{ item: ChecklistItem; checklist: TaskCard['checklist'] }> {
  const { actor, task, itemId, change, changes } = write;
  const organizationId = actor.organization.id;
  const target = { organizationId, id: itemId, now: ctx.now() };
  const item = await changeItem(tx.db, target, change);
  const checklist = changes['done']
    ? await refreshProgress(tx, organizationId, task.id)
    : task.checklist;
  const data = { item, changes, checklist };
  tx.emit({ event: checklistItemUpdated, ...about(actor, task), data });
  return { item, checklist };
}

/** The others are given new positions only when theirs had become long. */
async function moveOthers(
  ctx: Context,
  tx: Transaction,
  move: {
    actor: Actor;
    task: TaskCard;
    positions: ReadonlyMap<string, string>;
    placed: string;
  },
): Promise<void> {
  const { actor, task, positions, placed } = move;
  for (const [itemId, position] of positions) {
    if (itemId === placed) continue;
    const changes = { position: { from: null, to: position } };
    await writeItem(ctx, tx, { actor, task, itemId, change: { position }, changes });
  }
}

async function requireAssignee(
  tx: Transaction,
  task: TaskCard,
  organizationId: string,
  memberId: string | null,
): Promise<void> {
  if (memberId === null) return;
  await requireSeeingMember(tx.db, { organizationId, boardId: task.boardId }, memberId);
}

function about(actor: Actor, task: TaskCard) {
  const organizationId = actor.organization.id;
  return { organizationId, actor: actorOf(actor), boardId: task.boardId, taskId: task.id };
}
