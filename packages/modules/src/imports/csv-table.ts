import { CsvError, parse } from 'csv-parse/sync';
import { AppError } from '@helix/runtime';

export type CsvTable = {
  readonly headings: readonly string[];
  /** Where each row began, counted in lines of the file. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

const maxRecordSize = 2_000_000;
const delimiters = [',', ';', '\t'] as const;
/** What spreadsheets would take for a formula is written with an apostrophe before it, here as elsewhere. */
const neutralised = /^'(?=[=+\-@\t\r\n＝＋－＠])/;

export function parseCsv(bytes: Uint8Array): CsvTable {
  const text = decode(bytes);
  if (text.includes('\0')) throw unreadableCsv('it is not text');
  const records = readRecords(text, likelyDelimiter(text));
  const [first, ...rest] = records;
  if (!first) throw unreadableCsv('it is empty');
  const rows = rest
    .map(({ record, line }) => ({ line, cells: record.map(plain) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { headings: first.record.map((cell) => cell.trim()), rows };
}

function readRecords(text: string, delimiter: string): { record: string[]; line: number }[] {
  try {
    const lines: number[] = [];
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: maxRecordSize,
      on_record: (record: string[], { lines: last }) => {
        lines.push(last);
        return record;
      },
    });
    return records.map((record, index) => ({ record, line: (lines[index - 1] ?? 0) + 1 }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadableCsv(error.message);
  }
}

/** As spreadsheets write it: UTF-8, UTF-16 with its mark, or the encoding of older Windows. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The one that the headings have most of, outside of quotes. */
function likelyDelimiter(text: string): string {
  const line = (text.split(/\r?\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

const plain = (cell: string) => cell.replace(neutralised, '');

function unreadableCsv(why: string): AppError {
  return new AppError('import.unreadable', `The file cannot be read as CSV: ${why}`);
}
