import type { EndpointInput } from '@helix/contracts';
import {
  savedViewCreated,
  savedViewDeleted,
  savedViewUpdated,
  type createSavedView as createEndpoint,
  type SavedView,
  type updateSavedView as updateEndpoint,
} from '@helix/contracts/saved-views';
import type { Db, Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import { generateKeyBetween } from 'fractional-indexing';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { changesBetween, onlyChanged } from '../event-changes.ts';
import { findPermission } from '../structure/index.ts';
import {
  canSee,
  permissionWithoutBoard,
  refuseChange,
  type Permission,
} from './saved-view.policy.ts';
import {
  changeView,
  countViewsOf,
  deleteView,
  findDefaults,
  findNextPosition,
  findView,
  insertView,
  lockDefaults,
  lockView,
} from './saved-view.queries.ts';

const maxViewsOfOne = 200;
const noView = (id: string) => new AppError('resource.not_found', `No view ${id}`);

export async function createView(
  ctx: Context,
  actor: Actor,
  input: EndpointInput<typeof createEndpoint>['body'],
): Promise<SavedView> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const permission = await permissionFor(tx.db, actor, input.boardId);
    if (permission === 'no_access') {
      throw new AppError('resource.not_found', `No board ${input.boardId}`);
    }
    const after = { ...input, ownerId: actor.id };
    permit(refuseChange(undefined, after, actor, permission));
    refuseDefaultWithoutBoard(after);
    if ((await countViewsOf(tx.db, organizationId, actor.id)) >= maxViewsOfOne) {
      throw new AppError('resource.conflict', `You have ${maxViewsOfOne} views; delete some first`);
    }
    const now = ctx.now();
    const id = ctx.newId('view');
    if (input.isDefault) await clearDefaults(ctx, tx, actor, { ...after, id });
    const last = await findNextPosition(tx.db, organizationId, {
      side: 'above',
      of: undefined,
      except: undefined,
    });
    const view = await insertView(tx.db, {
      ...after,
      id,
      organizationId,
      position: generateKeyBetween(last ?? null, null),
      createdAt: now,
      updatedAt: now,
    });
    tx.emit({ event: savedViewCreated, ...about(actor, view), data: { view } });
    return view;
  });
}

export async function getView(db: Db, actor: Actor, viewId: string): Promise<SavedView> {
  const view = await findView(db, actor.organization.id, viewId);
  if (!view) throw noView(viewId);
  if (!canSee(view, actor, await permissionFor(db, actor, view.boardId))) throw noView(viewId);
  return view;
}

export async function updateView(
  ctx: Context,
  actor: Actor,
  input: EndpointInput<typeof updateEndpoint>['body'] & { viewId: string },
): Promise<SavedView> {
  const organizationId = actor.organization.id;
  const { viewId, before, after, version, ...wanted } = input;
  return ctx.transaction(async (tx) => {
    // Before the row, here and wherever both are locked, so that two changes cannot deadlock.
    const found = await getView(tx.db, actor, viewId);
    if (found.boardId !== null) await lockDefaults(tx.db, found.boardId);
    const { current, permission } = await lockVisible(tx, actor, viewId);
    if (version !== undefined && version !== current.version) {
      throw new AppError('resource.version_conflict', `${current.name} was changed meanwhile`, {
        details: { current },
      });
    }
    const position = await findPlace(tx.db, actor, { viewId, before, after });
    const change = onlyChanged(current, { ...wanted, position });
    if (Object.keys(change).length === 0) return current;
    const next = { ...current, ...change };
    permit(refuseChange(current, next, actor, permission));
    refuseDefaultWithoutBoard(next);
    if (next.isDefault) await clearDefaults(ctx, tx, actor, next);
    const view = await changeView(tx.db, { organizationId, id: viewId, now: ctx.now() }, change);
    // Whoever saw it before and does not any more is told that it is gone.
    if (current.scope === 'shared' && view.scope === 'private') tellGone(tx, actor, current);
    const changes = changesBetween(current, change);
    tx.emit({ event: savedViewUpdated, ...about(actor, view), data: { view, changes } });
    return view;
  });
}

export function removeView(ctx: Context, actor: Actor, viewId: string): Promise<{ deleted: true }> {
  return ctx.transaction(async (tx) => {
    const { current, permission } = await lockVisible(tx, actor, viewId);
    permit(refuseChange(current, { ...current, isDefault: false }, actor, permission));
    await deleteView(tx.db, actor.organization.id, viewId);
    tellGone(tx, actor, current);
    return { deleted: true };
  });
}

async function permissionFor(db: Db, actor: Actor, boardId: string | null): Promise<Permission> {
  return boardId === null ? permissionWithoutBoard(actor.role) : findPermission(db, actor, boardId);
}

async function lockVisible(tx: Transaction, actor: Actor, viewId: string) {
  const current = await lockView(tx.db, actor.organization.id, viewId);
  if (!current) throw noView(viewId);
  const permission = await permissionFor(tx.db, actor, current.boardId);
  if (!canSee(current, actor, permission)) throw noView(viewId);
  return { current, permission };
}

function permit(refusal: string | undefined): void {
  if (refusal !== undefined) throw new AppError('auth.forbidden', refusal);
}

function refuseDefaultWithoutBoard(view: Pick<SavedView, 'boardId' | 'isDefault'>): void {
  if (view.isDefault && view.boardId === null) {
    throw new AppError(
      'resource.conflict',
      'Only a view of a board can be what a board opens with',
    );
  }
}

/** A board opens with one view for everybody, and with one of each member's own. */
async function clearDefaults(
  ctx: Context,
  tx: Transaction,
  actor: Actor,
  next: Pick<SavedView, 'id' | 'boardId' | 'scope' | 'ownerId'>,
): Promise<void> {
  const organizationId = actor.organization.id;
  if (next.boardId !== null) await lockDefaults(tx.db, next.boardId);
  for (const former of await findDefaults(tx.db, organizationId, next)) {
    const target = { organizationId, id: former.id, now: ctx.now() };
    const view = await changeView(tx.db, target, { isDefault: false });
    const changes = changesBetween(former, { isDefault: false });
    tx.emit({ event: savedViewUpdated, ...about(actor, view), data: { view, changes } });
  }
}

/** Beside a view that the actor sees; nothing when no place was asked for. */
async function findPlace(
  db: Db,
  actor: Actor,
  wanted: { viewId: string; before?: string | undefined; after?: string | undefined },
): Promise<string | undefined> {
  const organizationId = actor.organization.id;
  const beside = wanted.before ?? wanted.after;
  if (beside === undefined || beside === wanted.viewId) return undefined;
  const { position } = await getView(db, actor, beside);
  const side = wanted.before === undefined ? 'below' : 'above';
  const next = await findNextPosition(db, organizationId, {
    side,
    of: position,
    except: wanted.viewId,
  });
  return side === 'above'
    ? generateKeyBetween(next ?? null, position)
    : generateKeyBetween(position, next ?? null);
}

/** Who hears of a view: its owner alone while it is private, else whoever sees its board. */
function about(actor: Actor, view: SavedView) {
  return {
    organizationId: actor.organization.id,
    actor: actorOf(actor),
    ...(view.boardId !== null && { boardId: view.boardId }),
    ...(view.scope === 'private' && { audience: view.ownerId }),
  };
}

function tellGone(tx: Transaction, actor: Actor, view: SavedView): void {
  const { id: viewId, boardId } = view;
  tx.emit({ event: savedViewDeleted, ...about(actor, view), data: { viewId, boardId } });
}
