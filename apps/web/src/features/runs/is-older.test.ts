import { expect, test } from 'vitest';
import { isOlder } from './is-older.ts';

const at = '2026-01-01T00:00:00.000Z';
const queued = { attempt: 0, startedAt: null, endedAt: null };
const running = { attempt: 1, startedAt: at, endedAt: null };
const again = { attempt: 2, startedAt: at, endedAt: null };
const ended = { attempt: 2, startedAt: at, endedAt: at };

test('an answer that comes after the events of a run takes nothing back', () => {
  const inOrder = [queued, running, again, ended];
  for (const [index, known] of inOrder.entries()) {
    for (const earlier of inOrder.slice(0, index)) expect(isOlder(earlier, known)).toBe(true);
    for (const later of inOrder.slice(index)) expect(isOlder(later, known)).toBe(false);
  }
});

test('a run that was stopped before it began has ended', () => {
  const stopped = { ...queued, endedAt: at };
  expect(isOlder(queued, stopped)).toBe(true);
  expect(isOlder(stopped, queued)).toBe(false);
});
