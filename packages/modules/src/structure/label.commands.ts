import {
  labelCreated,
  labelDeleted,
  labelUpdated,
  type Label,
  type LabelColor,
} from '@helix/contracts/structure';
import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { changesBetween, onlyChanged } from '../event-changes.ts';
import { requirePermission, seesEveryBoard } from './board-access.ts';
import {
  changeLabel,
  deleteLabel as deleteRow,
  hasLabelNamed,
  insertLabels,
  lockLabel,
} from './label.queries.ts';
import { refuseStale } from './stale.ts';

type NewLabel = { name: string; color: LabelColor; description: string; boardId: string | null };
type Changes = {
  name?: string | undefined;
  color?: LabelColor | undefined;
  description?: string | undefined;
};

export function createLabel(ctx: Context, actor: Actor, input: NewLabel): Promise<Label> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    await requireRight(tx.db, actor, { boardId: input.boardId, need: 'create' });
    const createdAt = ctx.now();
    const row = { ...input, id: ctx.newId('label'), version: 1, createdAt };
    if (!(await insertLabels(tx.db, [{ ...row, organizationId }]))) throw nameTaken(input.name);
    const label = { ...row, createdAt: createdAt.toISOString() };
    tx.emit({ event: labelCreated, ...about(actor, label), data: { label } });
    return label;
  });
}

export function updateLabel(
  ctx: Context,
  actor: Actor,
  input: Changes & { labelId: string; version?: number | undefined },
): Promise<Label> {
  const organizationId = actor.organization.id;
  const { labelId, version, ...changes } = input;
  return ctx.transaction(async (tx) => {
    const current = await lockMine(tx.db, actor, labelId);
    refuseStale(current, version);
    const change = onlyChanged(current, changes);
    if (Object.keys(change).length === 0) return current;
    const { name = current.name } = changes;
    if (await hasLabelNamed(tx.db, organizationId, { ...current, name })) throw nameTaken(name);
    const label = await changeLabel(tx.db, { organizationId, id: labelId }, change);
    const data = { label, changes: changesBetween(current, change) };
    tx.emit({ event: labelUpdated, ...about(actor, label), data });
    return label;
  });
}

export function deleteLabel(
  ctx: Context,
  actor: Actor,
  labelId: string,
): Promise<{ deleted: true; tasks: number }> {
  return ctx.transaction(async (tx) => {
    const label = await lockMine(tx.db, actor, labelId);
    const tasks = await deleteRow(tx.db, actor.organization.id, labelId);
    tx.emit({ event: labelDeleted, ...about(actor, label), data: { label } });
    return { deleted: true, tasks };
  });
}

async function lockMine(db: Db, actor: Actor, labelId: string): Promise<Label> {
  const label = await lockLabel(db, actor.organization.id, labelId);
  if (!label) throw noLabel(labelId);
  await requireRight(db, actor, { boardId: label.boardId, need: 'manage', labelId });
  return label;
}

/** A label of every board is the admins' business; one of a board belongs to those who work on it. */
async function requireRight(
  db: Db,
  actor: Actor,
  wanted: { boardId: string | null; need: 'create' | 'manage'; labelId?: string },
): Promise<void> {
  const { boardId, need, labelId } = wanted;
  if (boardId !== null) {
    const notFound = labelId === undefined ? undefined : () => noLabel(labelId);
    await requirePermission(db, actor, { boardId, need, ...(notFound && { notFound }) });
  } else if (!seesEveryBoard(actor)) {
    throw new AppError('auth.forbidden', 'Only admins change labels that every board has');
  }
}

const about = (actor: Actor, label: Label) => ({
  organizationId: actor.organization.id,
  actor: actorOf(actor),
  ...(label.boardId !== null && { boardId: label.boardId }),
});
const noLabel = (id: string) => new AppError('resource.not_found', `No label ${id}`);
const nameTaken = (name: string) =>
  new AppError('resource.name_taken', `There is a label named ${name} already`);
