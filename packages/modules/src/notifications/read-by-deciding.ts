import { notificationUpdated } from '@helix/contracts/notifications';
import { questionAnswered } from '@helix/contracts/questions';
import { taskApproved, taskRejected } from '@helix/contracts/reviews';
import type { Transaction } from '@helix/db';
import type { EventBatch } from '../subscribers/index.ts';
import { inboxActor } from './inbox-actor.ts';
import { markRead } from './inbox.state.ts';
import { taskIdOf } from './news.policy.ts';
import { changeNotification, lockGroups, toNewsFlash } from './notification.queries.ts';

const decisions: ReadonlySet<string> = new Set(
  [taskApproved, taskRejected, questionAnswered].map(({ name }) => name),
);

/** Who decides what was asked of them has read it. What came afterwards, or sleeps, stays as it is. */
export async function readByDeciding(
  tx: Transaction,
  { organizationId, events }: EventBatch,
): Promise<void> {
  const decided = events.flatMap(({ type, actor, seq, ...event }) => {
    const taskId = decisions.has(type) ? taskIdOf(event) : undefined;
    return taskId === undefined || actor.kind !== 'member'
      ? []
      : [{ taskId, memberId: actor.id, seq }];
  });
  if (decided.length === 0) return;
  const rows = await lockGroups(tx.db, {
    memberIds: [...new Set(decided.map(({ memberId }) => memberId))],
    groupKeys: [...new Set(decided.map(({ taskId }) => taskId))],
  });
  for (const row of rows) {
    const isRead = decided.some(
      ({ taskId, memberId, seq }) =>
        taskId === row.groupKey && memberId === row.memberId && seq > row.latestSeq,
    );
    if (!isRead || row.state !== 'unread' || row.snoozedUntil !== null) continue;
    tx.emit({
      event: notificationUpdated,
      organizationId,
      actor: inboxActor,
      audience: row.memberId,
      boardId: row.boardId ?? undefined,
      data: { notification: toNewsFlash(await changeNotification(tx.db, row.id, markRead())) },
    });
  }
}
