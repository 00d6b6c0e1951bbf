import { expect, test } from 'vitest';
import { judgeFailedBatch, poisonFailures } from './poison.policy.ts';

const backoff = { first: 100, factor: 2, max: 500 };

test('events that fail together are taken singly before one of them is blamed', () => {
  expect(judgeFailedBatch({ size: 2, failures: 0, onPoison: 'park' }, backoff)).toEqual({
    kind: 'single-out',
  });
});

test('an event that fails is tried again, each time later', () => {
  const waits = Array.from({ length: poisonFailures - 1 }, (_, failures) =>
    judgeFailedBatch({ size: 1, failures, onPoison: 'park' }, backoff),
  );
  expect(waits).toEqual([100, 200, 400, 500, 500].map((afterMs) => ({ kind: 'retry', afterMs })));
});

test('an event that keeps failing is put aside, or holds those up that may miss nothing', () => {
  const failures = poisonFailures - 1;
  expect(judgeFailedBatch({ size: 1, failures, onPoison: 'park' }, backoff).kind).toBe('park');
  expect(judgeFailedBatch({ size: 1, failures, onPoison: 'stop' }, backoff).kind).toBe('stop');
});
