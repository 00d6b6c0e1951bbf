import type { NotificationKind, NotificationReason } from '@helix/contracts/notifications';

/** What changes about a notification while it is in somebody's inbox. */
export type InboxEntry = {
  readonly state: 'unread' | 'read' | 'archived';
  readonly snoozedUntil: Date | null;
  readonly sortedAt: Date;
  readonly kinds: NotificationKind[];
  readonly reasons: NotificationReason[];
  readonly unreadCount: number;
  readonly latestSeq: number;
};

const keptReasons = 20;

/** News brings a thing to the top of the inbox, whatever was done with it before. Reasons come oldest first. */
export function addNews(
  entry: InboxEntry | undefined,
  news: readonly NotificationReason[],
): InboxEntry {
  const newest = news.at(-1);
  if (!newest) throw new Error('no news to add');
  const unread = entry?.state === 'unread' ? entry : undefined;
  const newestFirst = news.toReversed();
  return {
    state: 'unread',
    snoozedUntil: null,
    sortedAt: new Date(newest.at),
    kinds: [...new Set([...newestFirst.map(({ kind }) => kind), ...(unread?.kinds ?? [])])],
    reasons: [...newestFirst, ...(entry?.reasons ?? [])].slice(0, keptReasons),
    unreadCount: (unread?.unreadCount ?? 0) + news.length,
    latestSeq: newest.seq,
  };
}

export type InboxChange = Partial<Omit<InboxEntry, 'kinds' | 'reasons' | 'latestSeq'>>;

export function markRead(): InboxChange {
  return { state: 'read', unreadCount: 0, snoozedUntil: null };
}

export function markUnread({ unreadCount }: InboxEntry): InboxChange {
  return { state: 'unread', unreadCount: Math.max(1, unreadCount), snoozedUntil: null };
}

export function archive(): InboxChange {
  return { state: 'archived', unreadCount: 0, snoozedUntil: null };
}

/** It comes back as something to be read, at the place of that time. */
export function snooze(entry: InboxEntry, until: Date): InboxChange {
  return { ...markUnread(entry), snoozedUntil: until, sortedAt: until };
}
