import type { InboxState, Notification, NotificationKind } from '@helix/contracts/notifications';

export const inboxViews = [
  'inbox',
  'unread',
  'mentions',
  'needs-me',
  'snoozed',
  'archived',
] as const;
export type InboxView = (typeof inboxViews)[number];

export function toInboxView(text: string | null | undefined): InboxView {
  return inboxViews.find((view) => view === text) ?? 'inbox';
}

const needing: readonly NotificationKind[] = [
  'assigned',
  'review_requested',
  'rejected',
  'overdue',
  'run_failed',
  'run_waiting',
  'question',
];

type InboxQuestion = {
  readonly state: InboxState;
  readonly kinds?: readonly NotificationKind[];
};

/** What the server is asked for. */
export function questionOf(view: InboxView): InboxQuestion {
  switch (view) {
    case 'mentions':
      return { state: 'inbox', kinds: ['mentioned'] };
    case 'needs-me':
      return { state: 'inbox', kinds: needing };
    default:
      return { state: view };
  }
}

export type DayGroup = 'later' | 'today' | 'yesterday' | 'week' | 'older';

const dayMs = 86_400_000;

/** Which heading it stands under, in days of whoever reads. */
export function dayGroupOf(sortedAt: string, now: Date): DayGroup {
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  const at = Date.parse(sortedAt);
  if (at > now.getTime()) return 'later';
  if (at >= midnight.getTime()) return 'today';
  if (at >= midnight.getTime() - dayMs) return 'yesterday';
  if (at >= midnight.getTime() - 6 * dayMs) return 'week';
  return 'older';
}

export type InboxGroup = { readonly day: DayGroup; readonly items: readonly Notification[] };

export function groupByDay(items: readonly Notification[], now: Date): readonly InboxGroup[] {
  const groups = Map.groupBy(items, ({ sortedAt }) => dayGroupOf(sortedAt, now));
  return [...groups].map(([day, members]) => ({ day, items: members }));
}

/** What is open stays where it was, also after reading it has taken it out of the view. */
export function withOpen(
  items: readonly Notification[],
  open: Notification | undefined,
): readonly Notification[] {
  if (open === undefined || items.some(({ id }) => id === open.id)) return items;
  return [...items, open].toSorted((one, other) => other.sortedAt.localeCompare(one.sortedAt));
}
