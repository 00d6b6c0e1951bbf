import { styleText } from 'node:util';
import { cutTo, padTo, toLine, widthOf } from './cell.ts';

export type Style = Parameters<typeof styleText>[0];
export type Column<Row> = {
  readonly title: string;
  readonly value: (row: Row) => string | number | null | undefined;
  /** For programs; people have names and keys. */
  readonly plainOnly?: boolean;
  /** Gives way when the terminal is narrow. */
  readonly shrinks?: boolean;
  readonly style?: (row: Row) => Style | undefined;
};

const gap = '  ';
const leastWidth = 12;

/** Columns side by side, no wider than the terminal. Without a width nothing is cut. */
export function renderTable<Row>(
  rows: readonly Row[],
  all: readonly Column<Row>[],
  { width, colours }: { width: number | undefined; colours: boolean },
): string[] {
  const columns = all.filter(({ plainOnly }) => !plainOnly);
  const paint = (style: Style | undefined, text: string) =>
    colours && style !== undefined ? styleText(style, text, { validateStream: false }) : text;
  const cells = rows.map((row) => columns.map((column) => textOf(column.value(row))));
  const widths = fit(columns, cells, width);
  const line = (texts: readonly string[], style: (index: number) => Style | undefined) =>
    texts
      .map((text, index) => {
        const cut = cutTo(text, widths[index] ?? 0);
        const isLast = index === texts.length - 1;
        return (
          paint(style(index), cut) + (isLast ? '' : padTo('', (widths[index] ?? 0) - widthOf(cut)))
        );
      })
      .join(gap)
      .trimEnd();
  return [
    line(
      columns.map(({ title }) => title.toUpperCase()),
      () => 'gray',
    ),
    ...rows.map((row, at) => line(cells[at] ?? [], (index) => columns[index]?.style?.(row))),
  ];
}

/** One row a line, fields apart by tabs, no heading and nothing cut: what `cut` and `awk` read. */
export function renderFields<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  return rows.map((row) => columns.map((column) => textOf(column.value(row))).join('\t'));
}

function textOf(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : toLine(String(value));
}

function fit<Row>(
  columns: readonly Column<Row>[],
  cells: readonly (readonly string[])[],
  width: number | undefined,
): number[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[index] ?? ''))),
  );
  if (width === undefined) return widths;
  const room = width - gap.length * (columns.length - 1);
  let excess = widths.reduce((sum, each) => sum + each, 0) - room;
  // The widest of those that give way gives first, until all are as narrow as can be read.
  while (excess > 0) {
    const [widest] = columns
      .map(({ shrinks }, index) => ({ index, shrinks, width: widths[index] ?? 0 }))
      .filter((column) => column.shrinks && column.width > leastWidth)
      .toSorted((a, b) => b.width - a.width);
    if (widest === undefined) return widths;
    widths[widest.index] = widest.width - 1;
    excess -= 1;
  }
  return widths;
}
