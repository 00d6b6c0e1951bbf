import { expect, test } from 'vitest';
import { categories } from '@helix/contracts/structure';
import { beginsByItself } from './dispatch.policy.ts';

const task = {
  agentId: 'agent_a',
  category: 'todo' as const,
  openBlockers: 0,
  archivedAt: null,
  deletedAt: null,
};
const auto = { executionMode: 'auto' as const, archivedAt: null };
const fresh = { isSentBack: false };

test('an agent begins by itself with what is to be done, and with nothing else', () => {
  const begun = categories.filter((category) => beginsByItself({ ...task, category }, auto, fresh));
  expect(begun).toEqual(['todo']);
});

test('work that a review sent back is taken up again', () => {
  const sentBack = { ...task, category: 'in_progress' as const };
  expect(beginsByItself(sentBack, auto, { isSentBack: true })).toBe(true);
  expect(beginsByItself({ ...task, category: 'done' }, auto, { isSentBack: true })).toBe(false);
});

test('nothing begins that is blocked, put away, or whose agent waits to be told', () => {
  expect(beginsByItself({ ...task, openBlockers: 1 }, auto, fresh)).toBe(false);
  expect(beginsByItself({ ...task, archivedAt: '2026-01-01' }, auto, fresh)).toBe(false);
  expect(beginsByItself({ ...task, deletedAt: '2026-01-01' }, auto, fresh)).toBe(false);
  expect(beginsByItself(task, { executionMode: 'manual', archivedAt: null }, fresh)).toBe(false);
  expect(beginsByItself(task, { ...auto, archivedAt: '2026-01-01' }, fresh)).toBe(false);
  expect(beginsByItself(task, undefined, fresh)).toBe(false);
});
