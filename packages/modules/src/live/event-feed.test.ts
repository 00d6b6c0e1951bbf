import { expect, test } from 'vitest';
import type { StoredEvent } from '@helix/db';
import { createEventFeed } from './event-feed.ts';

const event = (seq: number): StoredEvent => ({
  seq,
  type: 'task.created',
  at: new Date(0).toISOString(),
  actor: { kind: 'service', id: 'test', name: 'Test' },
  boardId: null,
  taskId: null,
  audience: null,
  data: {},
});
function feedOf(log: StoredEvent[], start: number) {
  return createEventFeed(start, async (after, limit) =>
    log.filter(({ seq }) => seq > after).slice(0, limit),
  );
}
const seqs = (events: readonly StoredEvent[]) => events.map(({ seq }) => seq);

test('a follower who is behind the ring reads from the log', async () => {
  const log = [1, 2, 3, 4].map(event);
  const feed = feedOf(log, 4);
  log.push(event(5));
  await feed.refresh();
  expect(seqs(await feed.after(1))).toEqual([2, 3, 4, 5]);
  expect(seqs(await feed.after(4))).toEqual([5]);
  expect(await feed.after(5)).toEqual([]);
});

test('a follower is told when what came next was removed', async () => {
  const log = [5, 6, 7].map(event);
  const feed = feedOf(log, 7);
  expect(await feed.reachesBackTo(3)).toBe(false);
  expect(await feed.reachesBackTo(4)).toBe(true);
  expect(await feed.reachesBackTo(7)).toBe(true);
  log.push(event(8));
  await feed.refresh();
  expect(await feed.reachesBackTo(7)).toBe(true);
});

test('a hint that arrives while reading is not lost', async () => {
  const log = [event(1)];
  let duringFirstRead: (() => void) | undefined = () => log.push(event(2));
  const feed = createEventFeed(0, async (after) => {
    const found = log.filter(({ seq }) => seq > after);
    duringFirstRead?.();
    duringFirstRead = undefined;
    return found;
  });
  const first = feed.refresh();
  await Promise.all([first, feed.refresh()]);
  expect(feed.head()).toBe(2);
});

test('waiting ends with growth or with the signal, whichever comes first', async () => {
  const log: StoredEvent[] = [];
  const feed = feedOf(log, 0);
  const stop = new AbortController();
  const stopped = feed.alarm(stop.signal).grown({ seq: 0, told: 0 });
  stop.abort();
  await stopped;
  const grown = feed.alarm(new AbortController().signal).grown({ seq: 0, told: 0 });
  log.push(event(1));
  await feed.refresh();
  await grown;
  expect(feed.head()).toBe(1);
});

test('an aside wakes those who wait, reaches each follower once, and is in no log', async () => {
  const feed = feedOf([], 0);
  const frame = { id: undefined, event: event(1) };
  const aside = { type: 'presence.changed', boardId: null, audience: null, frame };
  const woken = feed.alarm(new AbortController().signal).grown({ seq: 0, told: feed.told() });
  feed.tell(aside);
  await woken;
  expect(feed.asidesAfter(0)).toEqual([aside]);
  expect(feed.asidesAfter(feed.told())).toEqual([]);
  expect(await feed.after(0)).toEqual([]);
});
