import { expect, test } from 'vitest';
import { storable } from './storable.ts';

test('signs that cannot be stored are taken out of every text, and nothing else changes', () => {
  const at = new Date(0);
  expect(
    storable({
      text: 'a\0b',
      list: ['\uD800', 1, null],
      deep: { 'k\0': true, at },
      left: undefined,
    }),
  ).toEqual({ text: 'ab', list: ['\uFFFD', 1, null], deep: { k: true, at }, left: undefined });
  expect(storable('😀 ü')).toBe('😀 ü');
});
