import { expect, test } from 'vitest';
import { boardKeySchema } from '@helix/contracts/structure';
import { boardKeyOf, numberedBoardKey } from './board-key.ts';

test.each([
  ['Engineering', 'ENG'],
  ['Customer support and success', 'CSAS'],
  ['7 wonders', 'B7WO'],
  ['日本', 'BD'],
  ['X', 'BX'],
])('%s gets the key %s', (name, key) => {
  expect(boardKeyOf(name)).toBe(key);
  expect(boardKeySchema.parse(key)).toBe(key);
});

test('later tries stay within eight characters', () => {
  expect(numberedBoardKey('ABCDEFGH', 12)).toBe('ABCDEF12');
  expect(numberedBoardKey('ENG', 1)).toBe('ENG');
});
