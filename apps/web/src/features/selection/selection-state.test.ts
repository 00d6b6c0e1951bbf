import { expect, test } from 'vitest';
import {
  clear,
  emptySelection,
  extendTo,
  focus,
  selectAll,
  step,
  toggle,
  withIds,
  type SelectionState,
} from './selection-state.ts';

const start = withIds(emptySelection, ['a', 'b', 'c', 'd', 'e']);
const selected = (state: SelectionState) => [...state.selectedIds].toSorted().join('');

test('a range begins where the focus was and follows its other end both ways', () => {
  const down = extendTo(extendTo(focus(start, 'b'), 'c'), 'd');
  expect(selected(down)).toBe('bcd');
  expect(selected(extendTo(down, 'c'))).toBe('bc');
  expect(selected(extendTo(down, 'a'))).toBe('ab');
});

test('what was selected before a range began stays', () => {
  expect(selected(extendTo(focus(toggle(start, 'a'), 'c'), 'd'))).toBe('acd');
  expect(selected(extendTo(toggle(start, 'a'), 'c'))).toBe('abc');
});

test('the focus takes steps, stops at the ends, and begins at the nearer one', () => {
  expect(step(start, 1)).toBe('a');
  expect(step(start, -1)).toBe('e');
  expect(step(focus(start, 'e'), 1)).toBe('e');
  expect(step(focus(start, 'b'), 1)).toBe('c');
});

test('what leaves is selected no more, and the next one takes over the focus', () => {
  const some = toggle(toggle(start, 'b'), 'c');
  const without = withIds(some, ['a', 'b', 'd', 'e']);
  expect(selected(without)).toBe('b');
  expect(without.focusedId).toBe('d');
  expect(withIds(focus(start, 'e'), ['a', 'b']).focusedId).toBe('b');
  expect(withIds(focus(start, 'e'), []).focusedId).toBeUndefined();
});

test('another order keeps what is selected, and a range reads the new order', () => {
  const reordered = withIds(toggle(start, 'b'), ['e', 'b', 'a', 'd', 'c']);
  expect(selected(reordered)).toBe('b');
  expect(selected(extendTo(reordered, 'a'))).toBe('ab');
});

test('all and none', () => {
  expect(selected(selectAll(start))).toBe('abcde');
  expect(selected(clear(selectAll(start)))).toBe('');
  expect(clear(focus(start, 'c')).focusedId).toBe('c');
});
