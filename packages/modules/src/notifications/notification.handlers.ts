import * as contract from '@helix/contracts/notifications';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../context.ts';
import { implement } from '../endpoint-handler.ts';
import { visibleBoards } from '../structure/index.ts';
import { archive, markRead, markUnread, snooze } from './inbox.state.ts';
import {
  changeInbox,
  getPreferences,
  parseSnooze,
  putPreferences,
  readAll,
} from './notification.commands.ts';
import {
  countUnread,
  listNotifications,
  toNotification,
  type Inbox,
  type InboxPosition,
} from './notification.queries.ts';

export const notificationHandlers = [
  implement(contract.listNotifications, async ({ ctx, actor, query }) => {
    const rows = await listNotifications(ctx.db, await inboxOf(ctx, actor), {
      state: query.state,
      kinds: query.kinds,
      now: ctx.now(),
      before: decodePosition(query.cursor),
      limit: query.limit + 1,
    });
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    const more = rows.length > query.limit && last !== undefined;
    return { items: items.map(toNotification), nextCursor: more ? encodePosition(last) : null };
  }),
  implement(contract.countNotifications, async ({ ctx, actor }) => ({
    unread: await countUnread(ctx.db, await inboxOf(ctx, actor), ctx.now()),
  })),
  implement(contract.readNotification, ({ ctx, actor, params }) =>
    changeInbox(ctx, actor, params.notificationId, markRead),
  ),
  implement(contract.unreadNotification, ({ ctx, actor, params }) =>
    changeInbox(ctx, actor, params.notificationId, markUnread),
  ),
  implement(contract.archiveNotification, ({ ctx, actor, params }) =>
    changeInbox(ctx, actor, params.notificationId, archive),
  ),
  implement(contract.snoozeNotification, ({ ctx, actor, params, body }) =>
    changeInbox(ctx, actor, params.notificationId, (row) =>
      snooze(row, parseSnooze(ctx, body.until)),
    ),
  ),
  implement(contract.readAllNotifications, ({ ctx, actor }) => readAll(ctx, actor)),
  implement(contract.getNotificationPreferences, ({ ctx, actor }) => getPreferences(ctx, actor)),
  implement(contract.putNotificationPreferences, ({ ctx, actor, body }) =>
    putPreferences(ctx, actor, body),
  ),
];

async function inboxOf(ctx: Context, actor: Actor): Promise<Inbox> {
  return {
    organizationId: actor.organization.id,
    memberId: actor.id,
    visible: await visibleBoards(ctx.db, actor),
  };
}

function encodePosition({ sortedAt, id }: InboxPosition): string {
  return Buffer.from(`${sortedAt.getTime()} ${id}`).toString('base64url');
}

function decodePosition(cursor: string | undefined): InboxPosition | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, time, id] = /^(\d{1,15}) (notification_[0-9a-z]{8,40})$/.exec(text) ?? [];
  if (time === undefined || id === undefined) {
    throw new AppError('request.invalid', 'The cursor is not one that a list has given out');
  }
  return { sortedAt: new Date(Number(time)), id };
}
