import { expect, test } from 'vitest';
import type { Comment } from '@helix/contracts/comments';
import type { TimelineEntry } from '@helix/contracts/timeline';
import { foldEntries, type Placed } from './timeline-fold.policy.ts';
import { compareKeys, readCursor, writeCursor } from './timeline-order.policy.ts';
import { cutPage } from './timeline-page.policy.ts';

const column = (name: string) => ({ id: `column_${name}`, name });
const base = (at: number, who: string) => ({
  id: `event_${at}`,
  at: new Date(at).toISOString(),
  actor: { kind: 'member' as const, id: who, name: who },
  runId: null,
});
function placed(at: number, entry: TimelineEntry): Placed {
  const key = { at, source: 0, id: String(at) };
  return { entry, first: key, last: key };
}
const moved = (at: number, who: string, [from, to]: readonly [string, string]) =>
  placed(at, { ...base(at, who), kind: 'moved', from: column(from), to: column(to), moves: 1 });
const decided = (at: number, who: string) =>
  placed(at, {
    ...base(at, who),
    kind: 'decision',
    verdict: 'approved',
    feedback: null,
    move: null,
    comment: null,
  });
const told = (entries: readonly Placed[]) =>
  foldEntries(entries).map(({ entry }) =>
    entry.kind === 'moved' ? `${entry.from.name}>${entry.to.name} x${entry.moves}` : entry.kind,
  );

test('quick moves of one person are one, from where the first began to where the last ended', () => {
  const moves = [
    moved(0, 'ada', ['todo', 'doing']),
    moved(60_000, 'ada', ['doing', 'review']),
    moved(170_000, 'ada', ['review', 'doing']),
  ];
  expect(told(moves)).toEqual(['todo>doing x3']);
  expect(foldEntries(moves)[0]).toMatchObject({ first: { at: 0 }, last: { at: 170_000 } });
});

test('moves stay apart when time, another person or anything else is between them', () => {
  expect(
    told([
      moved(0, 'ada', ['a', 'b']),
      moved(120_001, 'ada', ['b', 'c']),
      moved(120_002, 'bob', ['c', 'd']),
      placed(120_003, { ...base(120_003, 'bob'), kind: 'created' }),
      moved(120_004, 'bob', ['d', 'e']),
    ]),
  ).toEqual(['a>b x1', 'b>c x1', 'c>d x1', 'created', 'd>e x1']);
});

function feedback(at: number, who: string): Placed {
  const { actor, runId, at: createdAt } = base(at, who);
  const comment: Comment = {
    id: 'comment_00000001',
    taskId: 'task_00000001',
    parentId: null,
    kind: 'feedback',
    body: 'Why',
    author: actor,
    runId,
    mentions: [],
    attachments: [],
    reactions: [],
    editedAt: null,
    deletedAt: null,
    version: 1,
    createdAt,
  };
  return placed(at, { ...base(at, who), id: comment.id, kind: 'comment', comment });
}

test('a decision tells of its move and its feedback, in whatever order they were written', () => {
  const move = moved(5, 'ada', ['review', 'done']);
  for (const written of [
    [move, feedback(5, 'ada'), decided(6, 'ada')],
    [feedback(5, 'ada'), move, decided(6, 'ada')],
    [feedback(4, 'ada'), decided(5, 'ada'), move],
    [decided(5, 'ada'), move, feedback(6, 'ada')],
  ]) {
    const [only, ...more] = foldEntries(written);
    expect(more).toEqual([]);
    expect(only?.entry).toMatchObject({
      kind: 'decision',
      move: { to: { name: 'done' } },
      comment: { body: 'Why' },
    });
  }
});

test("a decision leaves alone earlier moves, and what is another's", () => {
  const moves = [moved(1, 'ada', ['todo', 'review']), moved(5, 'ada', ['review', 'done'])];
  expect(told([...moves, decided(5, 'ada')])).toEqual(['todo>review x1', 'decision']);
  expect(told([decided(5, 'ada'), moved(6, 'bob', ['review', 'done'])])).toHaveLength(2);
  expect(told([decided(5, 'ada'), moved(20_000, 'ada', ['review', 'done'])])).toHaveLength(2);
});

test('a cursor comes back as it was given, and nothing else is one', () => {
  for (const key of [
    { at: 1_700_000_000_000, source: 0, id: '42' },
    { at: 1_700_000_000_000, source: 1, id: 'comment_0198' },
  ]) {
    expect(readCursor(writeCursor(key))).toEqual(key);
  }
  for (const text of [
    '',
    'x',
    '99999999999999.0.7',
    '1.0.comment_a',
    '1.1.7',
    '1.3.7',
    '1.0.7; drop',
    '-1.0.7',
  ]) {
    expect(readCursor(text)).toBeUndefined();
  }
});

test('at the same time, events come before comments and runs, and in the order of their numbers', () => {
  const keys = [
    { at: 1, source: 2, id: 'run_a' },
    { at: 1, source: 0, id: '10' },
    { at: 1, source: 1, id: 'comment_a' },
    { at: 1, source: 0, id: '9' },
  ];
  expect(keys.toSorted(compareKeys).map(({ id }) => id)).toEqual(['9', '10', 'comment_a', 'run_a']);
});

test('a page ends where the next begins, and leaves to it what is not told to the end', () => {
  const spots = [
    moved(0, 'ada', ['a', 'b']),
    placed(200_000, { ...base(200_000, 'ada'), kind: 'unblocked' }),
    moved(300_000, 'ada', ['b', 'c']),
    moved(310_000, 'ada', ['c', 'd']),
  ].map(({ entry, first }) => ({ key: first, entry }));
  const page = (part: typeof spots, more: boolean, limit = 10) => {
    const { items, next } = cutPage(part, { limit, order: 'oldest', more });
    return { kinds: items.map(({ kind }) => kind), next };
  };
  expect(page(spots, false)).toEqual({ kinds: ['moved', 'unblocked', 'moved'], next: null });
  expect(page(spots.slice(0, 3), true)).toEqual({
    kinds: ['moved', 'unblocked'],
    next: '200000.0.200000',
  });
  expect(page(spots, false, 1)).toEqual({ kinds: ['moved'], next: '0.0.0' });

  const backwards = cutPage(spots.toReversed(), { limit: 1, order: 'newest', more: false });
  expect(backwards.items).toMatchObject([{ kind: 'moved', moves: 2 }]);
  expect(backwards.next).toBe('300000.0.300000');
});

test('what says nothing to people is passed over, and the next page goes on behind it', () => {
  const key = { at: 5, source: 0, id: '5' };
  expect(cutPage([{ key, entry: undefined }], { limit: 1, order: 'oldest', more: true })).toEqual({
    items: [],
    next: '5.0.5',
  });
});
