import { expect, test } from 'vitest';
import { isEnded, runStatuses } from '@helix/contracts/runs';
import { canAttempt, canBecome } from './run.state.ts';

test('an ended run never changes and is never attempted again', () => {
  for (const from of runStatuses.filter(isEnded)) {
    expect(runStatuses.filter((to) => canBecome(from, to))).toEqual([]);
    expect(canAttempt(from)).toBe(false);
  }
});

test('every live run can be cancelled, and one whose attempt is lost is queued again', () => {
  for (const from of runStatuses.filter((status) => !isEnded(status))) {
    expect(canBecome(from, 'cancelled')).toBe(true);
  }
  expect(canBecome('running', 'queued')).toBe(true);
});
