import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=x', '＝1', "=cmd|'/C calc'!A0"])(
  '%j is no formula any more',
  (cell) => {
    const [[read = ''] = []] = parse(csvLine([cell]));
    expect(read).toBe(`'${cell}`);
  },
);

test('quotes, commas and line breaks are read back as they were', () => {
  const cells = ['plain', '', 'a "quoted" word', 'one, two', 'first\r\nsecond', '日本 🚀', "it's"];
  expect(parse(csvLine(cells))).toEqual([cells]);
});
