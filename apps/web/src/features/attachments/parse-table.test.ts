import { expect, test } from 'vitest';
import { parseTable } from './parse-table.ts';

const read = (text: string, maxRows = 100) => parseTable(text, { maxRows });

test('cells, quotes and line ends of each kind', () => {
  expect(read('a,b\r\n1,"x, ""y""\nz"\n')).toEqual([
    ['a', 'b'],
    ['1', 'x, "y"\nz'],
  ]);
});

test('tabs part cells as well', () => {
  expect(read('a\tb\n1,5\t2')).toEqual([
    ['a', 'b'],
    ['1,5', '2'],
  ]);
});

test('no more rows than are shown', () => {
  expect(read('a\nb\nc', 2)).toEqual([['a'], ['b']]);
  expect(read('')).toEqual([]);
});
