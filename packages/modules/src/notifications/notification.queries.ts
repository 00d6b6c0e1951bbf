import {
  and,
  arrayOverlaps,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  not,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { InboxState, Notification, NotificationKind } from '@helix/contracts/notifications';
import { schema, type Db } from '@helix/db';
import { onVisibleBoard, type VisibleBoards } from '../structure/index.ts';

const { notifications, tasks } = schema;

export type StoredNotification = typeof notifications.$inferSelect;
export type Inbox = {
  readonly organizationId: string;
  readonly memberId: string;
  readonly visible: VisibleBoards;
};
export type InboxPosition = { readonly sortedAt: Date; readonly id: string };

const flashedReasons = 3;

export function toNotification(row: StoredNotification): Notification {
  const { organizationId: _tenant, memberId: _member, groupKey: _group, ...rest } = row;
  return {
    ...rest,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    sortedAt: row.sortedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

/** As its event carries it: who has the page open sees what is new, and the log does not repeat what is old. */
export function toNewsFlash(row: StoredNotification): Notification {
  return toNotification({ ...row, reasons: row.reasons.slice(0, flashedReasons) });
}

const own = ({ organizationId, memberId }: Omit<Inbox, 'visible'>) =>
  and(eq(notifications.organizationId, organizationId), eq(notifications.memberId, memberId));

/** What is of a task goes by where that is now, and is not there while the task is deleted. */
function stillVisible(visible: VisibleBoards): SQL | undefined {
  const ofTask = sql`${notifications.subject} ->> 'kind' = 'task'`;
  return or(
    and(
      ofTask,
      isNotNull(tasks.id),
      isNull(tasks.deletedAt),
      onVisibleBoard(visible, tasks.boardId),
    ),
    and(
      not(ofTask),
      or(
        isNull(notifications.boardId),
        onVisibleBoard(visible, notifications.boardId) ?? sql`true`,
      ),
    ),
  );
}

const taskOf = and(
  eq(tasks.organizationId, notifications.organizationId),
  eq(tasks.id, notifications.groupKey),
);

function inState(state: InboxState, now: Date): SQL | undefined {
  const awake = or(isNull(notifications.snoozedUntil), lte(notifications.snoozedUntil, now));
  switch (state) {
    case 'inbox':
      return and(ne(notifications.state, 'archived'), awake);
    case 'unread':
      return and(eq(notifications.state, 'unread'), awake);
    case 'snoozed':
      return gt(notifications.snoozedUntil, now);
    case 'read':
    case 'archived':
      return eq(notifications.state, state);
    case 'all':
      return undefined;
  }
}

export async function listNotifications(
  db: Db,
  inbox: Inbox,
  page: {
    state: InboxState;
    kinds: readonly NotificationKind[] | undefined;
    now: Date;
    before: InboxPosition | undefined;
    limit: number;
  },
): Promise<StoredNotification[]> {
  const { before } = page;
  const rows = await db
    .select({ notification: notifications, title: tasks.title, boardId: tasks.boardId })
    .from(notifications)
    .leftJoin(tasks, taskOf)
    .where(
      and(
        own(inbox),
        stillVisible(inbox.visible),
        inState(page.state, page.now),
        page.kinds && arrayOverlaps(notifications.kinds, [...page.kinds]),
        before &&
          or(
            lt(notifications.sortedAt, before.sortedAt),
            and(eq(notifications.sortedAt, before.sortedAt), lt(notifications.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(notifications.sortedAt), desc(notifications.id))
    .limit(page.limit);
  return rows.map(({ notification, title, boardId }) => ({
    ...notification,
    boardId: boardId ?? notification.boardId,
    subject: { ...notification.subject, title: title ?? notification.subject.title },
  }));
}

export async function countUnread(db: Db, inbox: Inbox, now: Date): Promise<number> {
  const [row] = await db
    .select({ unread: sql<number>`count(*)::int` })
    .from(notifications)
    .leftJoin(tasks, taskOf)
    .where(and(own(inbox), stillVisible(inbox.visible), inState('unread', now)));
  return row?.unread ?? 0;
}

export async function lockNotification(
  db: Db,
  inbox: Inbox,
  id: string,
): Promise<StoredNotification | undefined> {
  const [row] = await db
    .select({ notification: notifications })
    .from(notifications)
    .leftJoin(tasks, taskOf)
    .where(and(own(inbox), eq(notifications.id, id), stillVisible(inbox.visible)))
    .for('update', { of: notifications });
  return row?.notification;
}

export async function changeNotification(
  db: Db,
  id: string,
  change: Partial<StoredNotification>,
): Promise<StoredNotification> {
  const [row] = await db
    .update(notifications)
    .set({ ...change, version: sql`${notifications.version} + 1` })
    .where(eq(notifications.id, id))
    .returning();
  if (!row) throw new Error(`notification ${id} vanished while it was locked`);
  return row;
}

/** What is asleep stays so. */
export async function markAllRead(
  db: Db,
  inbox: Omit<Inbox, 'visible'>,
  now: Date,
): Promise<number> {
  const rows = await db
    .update(notifications)
    .set({ state: 'read', unreadCount: 0, version: sql`${notifications.version} + 1` })
    .where(and(own(inbox), inState('unread', now)))
    .returning({ id: notifications.id });
  return rows.length;
}

/** What these members have of these things already, ours until commit. */
export function lockGroups(
  db: Db,
  wanted: { memberIds: readonly string[]; groupKeys: readonly string[] },
): Promise<StoredNotification[]> {
  return db
    .select()
    .from(notifications)
    .where(
      and(
        inArray(notifications.memberId, [...wanted.memberIds]),
        inArray(notifications.groupKey, [...wanted.groupKeys]),
      ),
    )
    .orderBy(notifications.id)
    .for('update');
}

export async function putNotifications(db: Db, rows: readonly StoredNotification[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insert(notifications)
    .values([...rows])
    .onConflictDoUpdate({
      target: [notifications.memberId, notifications.groupKey],
      set: {
        boardId: sql`excluded.board_id`,
        subject: sql`excluded.subject`,
        state: sql`excluded.state`,
        snoozedUntil: sql`excluded.snoozed_until`,
        sortedAt: sql`excluded.sorted_at`,
        kinds: sql`excluded.kinds`,
        reasons: sql`excluded.reasons`,
        unreadCount: sql`excluded.unread_count`,
        latestSeq: sql`excluded.latest_seq`,
        version: sql`excluded.version`,
      },
    });
}
