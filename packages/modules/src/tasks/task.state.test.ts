import { expect, test } from 'vitest';
import { categories } from '@helix/contracts/structure';
import { canMove, isClosed } from './task.state.ts';

test('an agent takes work and hands it back, and can never finish or cancel it', () => {
  expect(canMove('agent', 'todo', 'in_progress')).toBe(true);
  expect(canMove('agent', 'in_progress', 'review')).toBe(true);
  expect(canMove('agent', 'in_progress', 'waiting')).toBe(true);
  for (const from of categories.filter((category) => !isClosed(category))) {
    expect(canMove('agent', from, 'done')).toBe(false);
    expect(canMove('agent', from, 'cancelled')).toBe(false);
  }
});

test('an agent leaves alone what is in review or closed', () => {
  for (const from of ['review', 'done', 'cancelled'] as const) {
    expect(categories.filter((to) => to !== from && canMove('agent', from, to))).toEqual([]);
  }
});

test('a person reopens a cancelled task only at the start', () => {
  expect(categories.filter((to) => canMove('member', 'cancelled', to))).toEqual([
    'backlog',
    'todo',
    'cancelled',
  ]);
});
