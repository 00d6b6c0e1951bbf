import { expect, test } from 'vitest';
import { snoozeTimes } from './snooze-times.ts';

const until = (now: Date, id: string) => snoozeTimes(now).find((time) => time.id === id)?.until;

test.each([
  [new Date(2026, 0, 31, 12), new Date(2026, 1, 28, 9)],
  [new Date(2026, 10, 21, 12), new Date(2026, 11, 21, 9)],
  [new Date(2026, 11, 31, 12), new Date(2027, 0, 31, 9)],
])('a month after %s is in the next month', (now, expected) => {
  expect(until(now, 'month')).toEqual(expected);
});

test('a week ends on the next Monday, also on a Monday', () => {
  expect(until(new Date(2026, 10, 23, 12), 'week')).toEqual(new Date(2026, 10, 30, 9));
  expect(until(new Date(2026, 10, 29, 12), 'week')).toEqual(new Date(2026, 10, 30, 9));
});
