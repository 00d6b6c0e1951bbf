import type { BoardPermission } from '@helix/contracts/structure';
import { watcherAdded, watcherRemoved, type Watcher } from '@helix/contracts/watchers';
import type { Db, Transaction } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { decodeCursor, toPage } from '../page.ts';
import { requirePermission } from '../structure/index.ts';
import { requireSeeingMember } from './seeing-member.ts';
import {
  addWatchers,
  deleteWatcher,
  findBoardOfTask,
  findWatcher,
  listWatchers,
  putWatcher,
  type TaskOf,
} from './watcher.queries.ts';

type Watched = TaskOf & { readonly boardId: string };

export async function getWatchers(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: Watcher[]; nextCursor: string | null; mine: Watcher | null }> {
  const task = await requireWatched(ctx.db, actor, input.taskId, 'view');
  const after = decodeCursor(input.cursor);
  const rows = await listWatchers(ctx.db, { ...task, after, limit: input.limit + 1 });
  const page = toPage(
    rows.map((watcher) => ({ id: watcher.memberId, watcher })),
    input.limit,
  );
  return {
    items: page.items.map(({ watcher }) => watcher),
    nextCursor: page.nextCursor,
    mine: (await findWatcher(ctx.db, task, actor.id)) ?? null,
  };
}

/** Watches for oneself, or mutes. Whatever was before: this is what the person wants. */
export function watchForOneself(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; muted: boolean },
): Promise<Watcher> {
  return ctx.transaction(async (tx) => {
    const task = await requireWatched(tx.db, actor, input.taskId, 'view');
    const before = await findWatcher(tx.db, task, actor.id);
    const muted = before?.reason === 'muted';
    if (before !== undefined && muted === input.muted) return before;
    const reason = input.muted ? 'muted' : 'chosen';
    await putWatcher(tx.db, task, { memberId: actor.id, reason, now: ctx.now() });
    const watcher = await getWatcher(tx.db, task, actor.id);
    if (input.muted && before !== undefined) {
      emitRemoved(tx, actor, task, { memberId: actor.id, wasMuted: false });
    }
    emitAdded(tx, actor, task, watcher);
    return watcher;
  });
}

/** Somebody who watches already stays as they are; one who has muted the task is not asked again. */
export function watchForAnother(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; memberId: string },
): Promise<Watcher> {
  const { taskId, memberId } = input;
  if (memberId === actor.id) return watchForOneself(ctx, actor, { taskId, muted: false });
  return ctx.transaction(async (tx) => {
    const task = await requireWatched(tx.db, actor, taskId, 'manage');
    await requireSeeingMember(tx.db, task, memberId);
    const before = await findWatcher(tx.db, task, memberId);
    if (before?.reason === 'muted') {
      throw new AppError('resource.conflict', `${before.name} does not want to hear of this task`);
    }
    if (before !== undefined) return before;
    const added = { memberIds: [memberId], reason: 'added', now: ctx.now() } as const;
    await addWatchers(tx.db, task, added);
    const watcher = await getWatcher(tx.db, task, memberId);
    emitAdded(tx, actor, task, watcher);
    return watcher;
  });
}

export function stopWatching(
  ctx: Context,
  actor: Actor,
  input: { taskId: string; memberId: string },
): Promise<{ removed: boolean }> {
  const { taskId, memberId } = input;
  const own = memberId === actor.id;
  return ctx.transaction(async (tx) => {
    const task = await requireWatched(tx.db, actor, taskId, own ? 'view' : 'manage');
    const before = await findWatcher(tx.db, task, memberId);
    if (before === undefined || (before.reason === 'muted' && !own)) return { removed: false };
    const removed = await deleteWatcher(tx.db, task, memberId);
    if (removed) emitRemoved(tx, actor, task, { memberId, wasMuted: before.reason === 'muted' });
    return { removed };
  });
}

async function requireWatched(
  db: Db,
  actor: Actor,
  taskId: string,
  need: BoardPermission,
): Promise<Watched> {
  const task = { organizationId: actor.organization.id, taskId };
  const notFound = () => new AppError('resource.not_found', `No task ${taskId}`);
  const boardId = await findBoardOfTask(db, task);
  if (boardId === undefined) throw notFound();
  await requirePermission(db, actor, { boardId, need, notFound });
  return { ...task, boardId };
}

async function getWatcher(db: Db, task: TaskOf, memberId: string): Promise<Watcher> {
  const watcher = await findWatcher(db, task, memberId);
  if (!watcher) throw new Error(`member ${memberId} does not watch ${task.taskId}`);
  return watcher;
}

/** A mute is nobody else's business. */
function emitAdded(tx: Transaction, actor: Actor, task: Watched, watcher: Watcher): void {
  const audience = watcher.reason === 'muted' ? watcher.memberId : undefined;
  tx.emit({ event: watcherAdded, ...about(actor, task), audience, data: { watcher } });
}

function emitRemoved(
  tx: Transaction,
  actor: Actor,
  task: Watched,
  removed: { memberId: string; wasMuted: boolean },
): void {
  const { memberId, wasMuted } = removed;
  const audience = wasMuted ? memberId : undefined;
  const data = { taskId: task.taskId, memberId };
  tx.emit({ event: watcherRemoved, ...about(actor, task), audience, data });
}

const about = (actor: Actor, task: Watched) => ({ ...task, actor: actorOf(actor) });
