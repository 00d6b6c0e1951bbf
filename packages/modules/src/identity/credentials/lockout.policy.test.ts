import { expect, test } from 'vitest';
import { lockMs } from './lockout.policy.ts';

test('four failures cost nothing; from the fifth on each locks for twice as long, up to an hour', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(lockMs)).toEqual([0, 0, 0, 0, 30_000, 60_000, 120_000]);
  expect(lockMs(500)).toBe(3_600_000);
});
