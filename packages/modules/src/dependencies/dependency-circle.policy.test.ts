import { expect, test } from 'vitest';
import { findWait, type Edge } from './dependency-circle.policy.ts';

const waits = (...pairs: string[]): Edge[] =>
  pairs.map((pair) => ({ taskId: pair[0] ?? '', blockedById: pair[1] ?? '' }));

test('the shortest way is named, from end to end', () => {
  expect(findWait(waits('ab', 'bc', 'cd', 'ad', 'de'), 'a', 'e')).toEqual(['a', 'd', 'e']);
});

test('a task is its own shortest way', () => {
  expect(findWait([], 'a', 'a')).toEqual(['a']);
});

test('waiting goes one way only', () => {
  expect(findWait(waits('ab', 'bc'), 'c', 'a')).toBeUndefined();
});

test('twenty diamonds in a row are walked once, not a million times', () => {
  const edges = Array.from({ length: 20 }, (_, n) => [
    { taskId: `${n}`, blockedById: `${n}l` },
    { taskId: `${n}`, blockedById: `${n}r` },
    { taskId: `${n}l`, blockedById: `${n + 1}` },
    { taskId: `${n}r`, blockedById: `${n + 1}` },
  ]).flat();
  expect(findWait(edges, '0', '20')).toHaveLength(41);
  expect(findWait(edges, '0', 'elsewhere')).toBeUndefined();
});
