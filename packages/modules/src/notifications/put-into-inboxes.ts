import { notificationCreated, notificationUpdated } from '@helix/contracts/notifications';
import type { Transaction } from '@helix/db';
import type { Context } from '../context.ts';
import { inboxActor } from './inbox-actor.ts';
import { addNews } from './inbox.state.ts';
import { gather, inChunks, type News } from './news.policy.ts';
import {
  lockGroups,
  putNotifications,
  toNewsFlash,
  type StoredNotification,
} from './notification.queries.ts';

/** One row for each member and thing, however much news of it there is. */
export async function putIntoInboxes(
  ctx: Context,
  tx: Transaction,
  { organizationId, news }: { organizationId: string; news: readonly News[] },
): Promise<void> {
  if (news.length === 0) return;
  const groups = gather(news);
  const existing = await lockGroups(tx.db, {
    memberIds: [...new Set(news.map(({ memberId }) => memberId))],
    groupKeys: [...new Set(news.map(({ groupKey }) => groupKey))],
  });
  const rowOf = new Map(existing.map((row) => [`${row.memberId} ${row.groupKey}`, row]));
  const rows = [...groups].flatMap(([key, own]) => {
    const latest = own.at(-1);
    return latest
      ? [toRow(ctx, { organizationId, existing: rowOf.get(key), news: own, latest })]
      : [];
  });
  for (const some of inChunks(rows)) await putNotifications(tx.db, some);
  for (const row of rows) {
    tx.emit({
      event: rowOf.has(`${row.memberId} ${row.groupKey}`)
        ? notificationUpdated
        : notificationCreated,
      organizationId,
      actor: inboxActor,
      audience: row.memberId,
      boardId: row.boardId ?? undefined,
      data: { notification: toNewsFlash(row) },
    });
  }
}

function toRow(
  ctx: Context,
  entry: {
    organizationId: string;
    existing: StoredNotification | undefined;
    news: readonly News[];
    latest: News;
  },
): StoredNotification {
  const { organizationId, existing, news, latest } = entry;
  const { memberId, groupKey, subject, boardId } = latest;
  return {
    id: existing?.id ?? ctx.newId('notification'),
    organizationId,
    memberId,
    groupKey,
    subject,
    boardId,
    ...addNews(
      existing,
      news.map(({ reason }) => reason),
    ),
    version: (existing?.version ?? 0) + 1,
    createdAt: existing?.createdAt ?? ctx.now(),
  };
}
