import { expect, test } from 'vitest';
import type { Notification } from '@helix/contracts/notifications';
import { dayGroupOf, groupByDay, withOpen } from './inbox-view.ts';
import { snoozeTimes } from './snooze-times.ts';

const notification = (id: string, fields: { sortedAt?: string } = {}): Notification => ({
  id: `notification_${id}`,
  subject: { kind: 'task', id: 'task_1', key: 'ENG-1', title: 'A task' },
  boardId: null,
  state: 'unread',
  snoozedUntil: null,
  kinds: ['commented'],
  reasons: [
    {
      kind: 'commented',
      actor: { kind: 'member', id: 'member_1', name: 'Ada' },
      at: '2026-03-10T10:00:00Z',
      seq: 1,
      text: null,
      commentId: null,
      runId: null,
    },
  ],
  unreadCount: 1,
  sortedAt: fields.sortedAt ?? '2026-03-10T10:00:00Z',
  latestSeq: 1,
  version: 1,
  createdAt: '2026-03-10T10:00:00Z',
});

test('headings are days of whoever reads', () => {
  const now = new Date(2026, 2, 10, 9, 0);
  const at = (day: number, hour: number) => new Date(2026, 2, day, hour).toISOString();
  expect(
    [at(11, 9), at(10, 8), at(9, 23), at(5, 12), at(1, 1)].map((time) => dayGroupOf(time, now)),
  ).toEqual(['later', 'today', 'yesterday', 'week', 'older']);
  expect(groupByDay([notification('1', { sortedAt: at(10, 8) })], now)).toHaveLength(1);
});

test('what is open keeps its place when reading it took it out of the view', () => {
  const [first, open, last] = [
    notification('3', { sortedAt: '2026-03-10T12:00:00Z' }),
    notification('2', { sortedAt: '2026-03-10T11:00:00Z' }),
    notification('1', { sortedAt: '2026-03-10T10:00:00Z' }),
  ];
  expect(withOpen([first, last], open)).toEqual([first, open, last]);
  expect(withOpen([first, open], open)).toEqual([first, open]);
});

test('later times are mornings, and a week is from Monday on', () => {
  const friday = new Date(2026, 2, 13, 17, 30);
  const [hours, tomorrow, week, month] = snoozeTimes(friday).map(({ until }) => until);
  expect(hours).toEqual(new Date(2026, 2, 13, 20, 30));
  expect(tomorrow).toEqual(new Date(2026, 2, 14, 9, 0));
  expect(week).toEqual(new Date(2026, 2, 16, 9, 0));
  expect(month).toEqual(new Date(2026, 3, 13, 9, 0));
});
