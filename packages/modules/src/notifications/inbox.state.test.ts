import { expect, test } from 'vitest';
import type { NotificationKind } from '@helix/contracts/notifications';
import { addNews, archive, markRead, markUnread, snooze } from './inbox.state.ts';

const reason = (kind: NotificationKind, seq: number) => ({
  kind,
  seq,
  actor: { kind: 'member' as const, id: 'member_1', name: 'Ann' },
  at: new Date(seq * 1_000).toISOString(),
  text: null,
  commentId: null,
  runId: null,
});

test('news of one thing gathers in one entry, newest first', () => {
  const entry = addNews(addNews(undefined, [reason('assigned', 1)]), [
    reason('commented', 2),
    reason('commented', 3),
  ]);
  expect(entry).toMatchObject({
    state: 'unread',
    kinds: ['commented', 'assigned'],
    unreadCount: 3,
    latestSeq: 3,
    sortedAt: new Date(3_000),
  });
  expect(entry.reasons.map(({ seq }) => seq)).toEqual([3, 2, 1]);
});

test('what was read counts no more when there is news, and what was archived or asleep comes back', () => {
  const old = addNews(undefined, [reason('assigned', 1), reason('commented', 2)]);
  for (const change of [markRead(), archive()]) {
    const entry = addNews({ ...old, ...change }, [reason('mentioned', 9)]);
    expect(entry).toMatchObject({ state: 'unread', kinds: ['mentioned'], unreadCount: 1 });
    expect(entry.reasons).toHaveLength(3);
  }
  const asleep = { ...old, ...snooze(old, new Date(99_000)) };
  expect(asleep).toMatchObject({ snoozedUntil: new Date(99_000), sortedAt: new Date(99_000) });
  expect(addNews(asleep, [reason('mentioned', 9)])).toMatchObject({
    snoozedUntil: null,
    sortedAt: new Date(9_000),
    unreadCount: 3,
  });
});

test('what is marked as not read counts again', () => {
  const old = { ...addNews(undefined, [reason('assigned', 1)]), ...markRead() };
  expect(markUnread(old)).toMatchObject({ state: 'unread', unreadCount: 1 });
});

test('a busy thing keeps its latest reasons only', () => {
  const many = Array.from({ length: 50 }, (_, index) => reason('commented', index + 1));
  const entry = addNews(undefined, many);
  expect(entry.reasons).toHaveLength(20);
  expect(entry.reasons[0]?.seq).toBe(50);
  expect(entry.unreadCount).toBe(50);
});
