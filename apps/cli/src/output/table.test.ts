import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { cutTo, toLine, widthOf } from './cell.ts';
import { createOutput } from './output.ts';
import { renderTable } from './table.ts';

type Row = { key: string; title: string; who: string };
const rows: Row[] = [
  { key: 'ENG-1', title: 'Short', who: 'Ada' },
  { key: 'ENG-2', title: '一個很長的標題，比終端機還要寬得多得多得多', who: '👩‍💻 Grace' },
  {
    key: 'ENG-300',
    title: 'A title that is a good deal longer than the terminal is wide',
    who: '',
  },
];
const columns = [
  { title: 'key', value: ({ key }: Row) => key, style: () => 'bold' as const },
  { title: 'title', value: ({ title }: Row) => title, shrinks: true },
  { title: 'who', value: ({ who }: Row) => who },
];
const written = () => {
  let text = '';
  return { write: (part: string) => (text += part), text: () => text };
};

test.each([40, 60, 200])('a table is no wider than a terminal of %i', (width) => {
  const lines = renderTable(rows, columns, { width, colours: true });
  const plain = lines.map((line) => stripVTControlCharacters(line));
  for (const line of plain) expect(widthOf(line)).toBeLessThanOrEqual(width);
  const starts = plain
    .slice(0, 3)
    .map((line) => widthOf(line.slice(0, line.search(/WHO|Ada|👩/u))));
  expect(new Set(starts).size).toBe(1);
  expect(plain.at(-1)).toContain('ENG-300');
});

test('characters are never cut in two', () => {
  expect(cutTo('👩‍💻👩‍💻👩‍💻', 5)).toBe('👩‍💻👩‍💻…');
  expect(cutTo('日本語', 4)).toBe('日…');
  expect(cutTo('fits', 4)).toBe('fits');
});

test('the text of others cannot steer the terminal', () => {
  expect(toLine('\u001b]0;title\u0007red \u001b[31mtext\u202e\nnext\u009b2J')).not.toMatch(
    // oxlint-disable-next-line no-control-regex -- they are what must be gone
    /[\u0000-\u001f\u007f-\u009f\u202e]/,
  );
});

test('a pipe gets fields, a terminal a table, a program the object; remarks go elsewhere', () => {
  const page = { items: rows, nextCursor: 'more' };
  const render = (options: { json?: boolean; quiet?: boolean; isTTY?: boolean; env?: object }) => {
    const { json = false, quiet = false, isTTY = false, env = {} } = options;
    const [stdout, stderr] = [written(), written()];
    const out = createOutput({
      ...{ json, quiet, stderr, environment: { ...env } },
      stdout: { ...stdout, isTTY, columns: 80 },
    });
    out.rows(page, columns, 'None.');
    return { stdout: stdout.text(), stderr: stderr.text() };
  };
  expect(render({}).stdout.split('\n')[0]).toBe('ENG-1\tShort\tAda');
  expect(render({}).stderr).toContain('--all');
  expect(render({ quiet: true }).stderr).toBe('');
  expect(JSON.parse(render({ json: true }).stdout)).toEqual(page);
  expect(render({ isTTY: true }).stdout).toContain('\u001b[');
  expect(render({ isTTY: true, env: { NO_COLOR: '1' } }).stdout).not.toContain('\u001b[');
});
