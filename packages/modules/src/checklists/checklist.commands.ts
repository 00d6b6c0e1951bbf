import {
  checklistItemAdded,
  maxChecklistItems,
  type ChecklistItem,
} from '@helix/contracts/checklists';
import type { TaskCard } from '@helix/contracts/tasks';
import type { Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { lockTask, refuseDeleted, requireTask } from '../tasks/index.ts';
import { requireSeeingMember } from '../watchers/index.ts';
import { changedFields, type ItemFields } from './checklist-changes.ts';
import type { Place } from './checklist-placement.ts';
import { about, moveOthers, takeOut, writeItem, type Writing } from './checklist-writing.ts';
import { lockItem, refreshProgress, requirePlace } from './checklist.lookups.ts';
import { insertItem, listItems } from './checklist.queries.ts';

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
    refuseDeleted(task);
    await requireAssignee(tx, { organizationId, boardId: task.boardId }, assigneeId);
    const others = await listItems(tx.db, organizationId, taskId);
    if (others.length >= maxChecklistItems) {
      throw new AppError('resource.conflict', `A checklist has at most ${maxChecklistItems} items`);
    }
    const id = ctx.newId('item');
    const writing = writingOn(ctx, actor, task);
    const { now, actor: createdBy } = writing;
    const positions = requirePlace(others, id, input);
    const times = { doneAt: done ? now : null, createdAt: now, updatedAt: now };
    const fields = { id, organizationId, taskId, text, assigneeId, dueDate, createdBy, ...times };
    const item = await insertItem(tx.db, { ...fields, position: positions.get(id) ?? '' });
    const checklist = await refreshProgress(tx, organizationId, taskId);
    tx.emit({ event: checklistItemAdded, ...about(writing), data: { item, checklist } });
    const counted = { ...writing, task: { ...task, checklist } };
    await moveOthers(tx, counted, { others, positions, placed: id });
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
    const writing = writingOn(ctx, actor, task);
    const fields = changedFields(current, input, writing.now);
    if (fields.changes['assigneeId']) {
      const board = { organizationId, boardId: task.boardId };
      await requireAssignee(tx, board, input.assigneeId ?? null);
    }
    const { others, positions } = await replace(tx, organizationId, { current, place: input });
    const position = positions.get(itemId) ?? current.position;
    const moves = position !== current.position;
    const changes = {
      ...fields.changes,
      ...(moves && { position: { from: current.position, to: position } }),
    };
    if (Object.keys(changes).length === 0) return current;
    const change = { ...fields.change, position };
    const { item, checklist } = await writeItem(tx, writing, { itemId, change, changes });
    const counted = { ...writing, task: { ...task, checklist } };
    await moveOthers(tx, counted, { others, positions, placed: itemId });
    return item;
  });
}

export function removeItem(ctx: Context, actor: Actor, itemId: string): Promise<ChecklistItem> {
  return ctx.transaction(async (tx) => {
    const { item, task } = await lockItem(tx, actor, itemId);
    await takeOut(tx, writingOn(ctx, actor, task), item);
    return item;
  });
}

export function writingOn(ctx: Context, actor: Actor, task: TaskCard): Writing {
  const organizationId = actor.organization.id;
  return { organizationId, actor: actorOf(actor), task, now: ctx.now() };
}

/** Where an item goes that is there already; it stays when no neighbour is named. */
async function replace(
  tx: Transaction,
  organizationId: string,
  { current, place }: { current: ChecklistItem; place: Place },
): Promise<{ others: readonly ChecklistItem[]; positions: ReadonlyMap<string, string> }> {
  if (place.before === undefined && place.after === undefined) {
    return { others: [], positions: new Map() };
  }
  const others = await listItems(tx.db, organizationId, current.taskId);
  return { others, positions: requirePlace(others, current.id, place) };
}

async function requireAssignee(
  tx: Transaction,
  board: { organizationId: string; boardId: string },
  memberId: string | null,
): Promise<void> {
  if (memberId !== null) await requireSeeingMember(tx.db, board, memberId);
}
