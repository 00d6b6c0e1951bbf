import { expect, test } from 'vitest';
import { diffLines } from './line-diff.ts';

const applied = (from: string, to: string, side: 'added' | 'removed') =>
  diffLines(from, to)
    .filter(({ kind }) => kind === 'same' || kind === side)
    .flatMap(({ lines }) => lines)
    .join('\n');

test('what stays and what was put in make the new text; what stays and what was taken out, the old', () => {
  const letters = ['a', 'b', 'c'];
  let seed = 7;
  const next = (limit: number) => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed % limit;
  };
  const text = () =>
    Array.from({ length: next(12) }, () => letters[next(letters.length)]).join('\n');
  for (let round = 0; round < 500; round += 1) {
    const [from, to] = [text(), text()];
    expect(applied(from, to, 'added')).toBe(to);
    expect(applied(from, to, 'removed')).toBe(from);
  }
});

test('a line that was changed is taken out and put in; the others stay', () => {
  expect(diffLines('one\ntwo\nthree', 'one\n2\nthree')).toEqual([
    { kind: 'same', lines: ['one'] },
    { kind: 'removed', lines: ['two'] },
    { kind: 'added', lines: ['2'] },
    { kind: 'same', lines: ['three'] },
  ]);
});

test('as little as possible is called changed', () => {
  const changed = diffLines('a\nb\nc\na\nb\nb\na', 'c\nb\na\nb\na\nc').filter(
    ({ kind }) => kind !== 'same',
  );
  expect(changed.flatMap(({ lines }) => lines)).toHaveLength(5);
});
