import { expect, test } from 'vitest';
import { toggleReaction } from './toggle-reaction.ts';

test('a reaction comes, is joined, and goes with the last one who holds it', () => {
  const first = toggleReaction([], '👍', 'member_a');
  const both = toggleReaction(first, '👍', 'member_b');
  expect(both).toEqual([{ emoji: '👍', memberIds: ['member_a', 'member_b'] }]);
  const one = toggleReaction(both, '👍', 'member_a');
  expect(one).toEqual([{ emoji: '👍', memberIds: ['member_b'] }]);
  expect(toggleReaction(one, '👍', 'member_b')).toEqual([]);
});

test('other reactions stay where they are', () => {
  const held = [
    { emoji: '🎉', memberIds: ['member_a'] },
    { emoji: '👀', memberIds: ['member_a'] },
  ];
  expect(toggleReaction(held, '🎉', 'member_b').map(({ emoji }) => emoji)).toEqual(['🎉', '👀']);
});
