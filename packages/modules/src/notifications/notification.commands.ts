import {
  notificationPreferencesUpdated,
  notificationsAllRead,
  notificationUpdated,
  type NewPreferences,
  type Notification,
  type NotificationPreferences,
} from '@helix/contracts/notifications';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { actorOf } from '../event-actor.ts';
import { visibleBoards } from '../structure/index.ts';
import type { InboxChange } from './inbox.state.ts';
import {
  changeNotification,
  lockNotification,
  markAllRead,
  toNewsFlash,
  toNotification,
  type StoredNotification,
} from './notification.queries.ts';
import { chosenChannels, withDefaults } from './preferences.policy.ts';
import { changePreferences, findPreferences, lockPreferences } from './preferences.queries.ts';

const dayMs = 86_400_000;
const longestSnoozeMs = 366 * dayMs;

const ownerOf = (actor: Actor) => ({
  organizationId: actor.organization.id,
  memberId: actor.id,
});

/** One's own notification, as long as one may see what it is of. */
export function changeInbox(
  ctx: Context,
  actor: Actor,
  notificationId: string,
  decide: (row: StoredNotification) => InboxChange,
): Promise<Notification> {
  return ctx.transaction(async (tx) => {
    const visible = await visibleBoards(tx.db, actor);
    const row = await lockNotification(tx.db, { ...ownerOf(actor), visible }, notificationId);
    if (!row) throw new AppError('resource.not_found', `No notification ${notificationId}`);
    const changed = await changeNotification(tx.db, row.id, decide(row));
    tx.emit({
      event: notificationUpdated,
      organizationId: actor.organization.id,
      actor: actorOf(actor),
      audience: actor.id,
      data: { notification: toNewsFlash(changed) },
    });
    return toNotification(changed);
  });
}

export function parseSnooze(ctx: Pick<Context, 'now'>, text: string): Date {
  const until = new Date(text);
  const ahead = until.getTime() - ctx.now().getTime();
  if (ahead <= 0 || ahead > longestSnoozeMs) {
    throw new AppError('request.invalid', 'A notification sleeps until a time within a year');
  }
  return until;
}

export function readAll(ctx: Context, actor: Actor): Promise<{ changed: number }> {
  return ctx.transaction(async (tx) => {
    const readAt = ctx.now();
    const changed = await markAllRead(tx.db, ownerOf(actor), readAt);
    if (changed > 0) {
      tx.emit({
        event: notificationsAllRead,
        organizationId: actor.organization.id,
        actor: actorOf(actor),
        audience: actor.id,
        data: { readAt: readAt.toISOString(), changed },
      });
    }
    return { changed };
  });
}

export async function getPreferences(ctx: Context, actor: Actor): Promise<NotificationPreferences> {
  return withDefaults(await findPreferences(ctx.db, ownerOf(actor)));
}

export function putPreferences(
  ctx: Context,
  actor: Actor,
  wanted: NewPreferences,
): Promise<NotificationPreferences> {
  const owner = ownerOf(actor);
  return ctx.transaction(async (tx) => {
    const stored = await lockPreferences(tx.db, owner);
    if (wanted.version !== undefined && wanted.version !== stored.version) {
      throw new AppError('resource.version_conflict', 'The preferences were changed meanwhile', {
        details: { current: withDefaults(stored) },
      });
    }
    const { quietHours, digestAt, timeZone } = wanted;
    const changed = await changePreferences(tx.db, owner, {
      channels: chosenChannels(wanted.channels),
      mutedBoardIds: [...new Set(wanted.mutedBoardIds)],
      quietHours,
      digestAt,
      timeZone,
    });
    const preferences = withDefaults(changed);
    tx.emit({
      event: notificationPreferencesUpdated,
      organizationId: owner.organizationId,
      actor: actorOf(actor),
      audience: actor.id,
      data: { preferences },
    });
    return preferences;
  });
}
