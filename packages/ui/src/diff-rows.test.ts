import { describe, expect, it } from 'vitest';
import { countChanges, diffBlocks, diffRows } from './diff-rows.ts';

const textOf = (line: { spans: readonly { text: string }[] } | undefined) =>
  line?.spans.map(({ text }) => text).join('');

describe('the rows of a difference', () => {
  it('puts a rewritten line beside what became of it and marks the words that differ', () => {
    const rows = diffRows('one\ntwo small\nthree', 'one\ntwo large\nthree');
    expect(rows.map(({ kind }) => kind)).toEqual(['same', 'change', 'same']);
    expect(rows[1]?.left?.spans.filter(({ isChanged }) => isChanged)).toEqual([
      { text: 'small', isChanged: true },
    ]);
    expect(textOf(rows[1]?.right)).toBe('two large');
  });

  it('keeps the numbers of both sides', () => {
    const rows = diffRows('a\nb', 'a\nx\ny\nb');
    expect(rows.map((row) => [row.left?.number, row.right?.number])).toEqual([
      [1, 1],
      [undefined, 2],
      [undefined, 3],
      [2, 4],
    ]);
    expect(countChanges(rows)).toEqual({ added: 2, removed: 0 });
  });

  it('sees no difference in a line break at the end, nor between two empty texts', () => {
    expect(countChanges(diffRows('a', 'a\n'))).toEqual({ added: 0, removed: 0 });
    expect(diffRows('', '')).toEqual([]);
  });

  it('begins from nothing', () => {
    expect(countChanges(diffRows('', 'a\nb'))).toEqual({ added: 2, removed: 0 });
  });

  it('leaves out what did not change, but for three lines around a change', () => {
    const before = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    const after = before.with(15, 'changed');
    const blocks = diffBlocks(diffRows(before.join('\n'), after.join('\n')));
    expect(blocks.map(({ kind, rows }) => [kind, rows.length])).toEqual([
      ['gap', 12],
      ['rows', 7],
      ['gap', 11],
    ]);
  });
});
