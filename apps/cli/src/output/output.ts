import { styleText } from 'node:util';
import { toLine, toLines } from './cell.ts';
import { renderFields, renderTable, type Column, type Style } from './table.ts';

type Stream = { write(text: string): unknown; isTTY?: boolean; columns?: number };
type Page<Row> = { items: readonly Row[]; nextCursor: string | null };

/** Where answers go. Standard output carries nothing but the answer; all else is said on the other stream. */
export type Output = {
  readonly json: boolean;
  readonly isTerminal: boolean;
  /** A list: a table for people, fields for `cut`, or the page as it came. */
  rows<Row>(page: Page<Row>, columns: readonly Column<Row>[], whenNone: string): void;
  /** One thing: its fields one below the other, or the object as it came. */
  record<Value>(value: Value, fields: readonly Column<Value>[]): void;
  /** Something was done: a sentence for people, `bare` for scripts that read lines, or the object. */
  done(value: unknown, sentence: string, bare?: string): void;
  /** Text with lines of its own. */
  text(text: string): void;
  /** A heading between blocks, for people only. */
  heading(text: string): void;
  /** A remark that is not the answer. */
  note(text: string): void;
};

export function createOutput(options: {
  json: boolean;
  quiet: boolean;
  stdout: Stream;
  stderr: Stream;
  environment: Readonly<Record<string, string | undefined>>;
}): Output {
  const { json, quiet, stdout, stderr, environment } = options;
  const isTerminal = stdout.isTTY === true;
  const colours = isTerminal && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  const write = (lines: readonly string[]) => {
    if (lines.length > 0) stdout.write(`${lines.join('\n')}\n`);
  };
  const paint = (style: Style, text: string) =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const print = (value: unknown) => stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
  const note = (text: string) => {
    if (!quiet) stderr.write(`${text}\n`);
  };

  return {
    json,
    isTerminal,
    rows(page, columns, whenNone) {
      if (json) return print(page);
      if (page.items.length === 0) return note(whenNone);
      const width = isTerminal ? stdout.columns : undefined;
      write(
        isTerminal
          ? renderTable(page.items, columns, { width, colours })
          : renderFields(page.items, columns),
      );
      if (page.nextCursor !== null)
        note('There is more: --all lists everything, --limit more of it.');
    },
    record(value, fields) {
      if (json) return print(value);
      const width = Math.max(...fields.map(({ title }) => title.length));
      write(
        fields.flatMap(({ title, value: read, style }) => {
          const shown = read(value);
          if (shown === null || shown === undefined || shown === '') return [];
          const name = isTerminal ? paint('gray', `${title.padEnd(width)}  `) : `${title}\t`;
          const text = toLine(String(shown));
          const wanted = style?.(value);
          return [name + (wanted === undefined ? text : paint(wanted, text))];
        }),
      );
    },
    done(value, sentence, bare) {
      if (json) return print(value);
      if (quiet || (!isTerminal && bare !== undefined)) {
        if (bare !== undefined) write([toLine(bare)]);
        return undefined;
      }
      return write(toLines(sentence));
    },
    text: (text) => write(toLines(text)),
    heading(text) {
      if (!json && isTerminal) write(['', paint('bold', toLine(text))]);
    },
    note,
  };
}
