import { presenceChanged, type Presence } from '@helix/contracts/live';
import type { Actor, Context } from '../context.ts';
import { requireBoard } from '../structure/index.ts';
import { requireTask } from '../tasks/index.ts';

/** Carries who came, stayed or went; every api process passes it on to its own followers. */
export const presenceChannel = 'presence';

/** A page announces itself about twice in this time, so one lost announcement does no harm. */
const lifetimeMs = 40_000;

export type PresenceMessage = {
  readonly organizationId: string;
  readonly at: string;
  readonly presence: Presence;
  readonly isGone: boolean;
};

type Announcement = Pick<Presence, 'clientId' | 'boardId' | 'taskId' | 'isWriting'>;

/** A member's pages, and no one else's, are under their own key. */
const keyOf = (actor: Actor, clientId: string) =>
  `presence:${actor.organization.id}:${actor.id}:${clientId}`;

export async function announcePresence(
  ctx: Context,
  actor: Actor,
  announced: Announcement,
): Promise<Presence> {
  await requireBoard(ctx.db, actor, announced.boardId, 'view');
  if (announced.taskId !== null) await requireTask(ctx.db, actor, announced.taskId, 'view');
  const expiresAt = new Date(ctx.now().getTime() + lifetimeMs).toISOString();
  const presence = { ...announced, memberId: actor.id, name: actor.name, expiresAt };
  await ctx.ephemeral.set(keyOf(actor, announced.clientId), JSON.stringify(presence), {
    ttlMs: lifetimeMs,
  });
  await tell(ctx, actor, { presence, isGone: false });
  return presence;
}

export async function endPresence(
  ctx: Context,
  actor: Actor,
  clientId: string,
): Promise<{ ended: true }> {
  const key = keyOf(actor, clientId);
  const known = await ctx.ephemeral.get(key);
  // What has expired meanwhile is over, too.
  if (known === undefined) return { ended: true };
  await ctx.ephemeral.delete(key);
  await tell(ctx, actor, { presence: parse(known), isGone: true });
  return { ended: true };
}

export async function listPresence(
  ctx: Context,
  actor: Actor,
  boardId: string,
): Promise<{ items: Presence[]; nextCursor: null }> {
  await requireBoard(ctx.db, actor, boardId, 'view');
  const all = await ctx.ephemeral.list(`presence:${actor.organization.id}:`);
  const items = [...all.values()].map(parse).filter((presence) => presence.boardId === boardId);
  return { items, nextCursor: null };
}

async function tell(
  ctx: Context,
  actor: Actor,
  change: { presence: Presence; isGone: boolean },
): Promise<void> {
  const message: PresenceMessage = {
    organizationId: actor.organization.id,
    at: ctx.now().toISOString(),
    ...change,
  };
  await ctx.ephemeral.publish(presenceChannel, JSON.stringify(message));
}

function parse(text: string): Presence {
  return presenceChanged.data.shape.presence.parse(JSON.parse(text));
}
