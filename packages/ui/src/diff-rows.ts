import { diffLines, diffWordsWithSpace } from 'diff';

/** A stretch of a line; `isChanged` is what differs within it. */
export type DiffSpan = { text: string; isChanged: boolean };
export type DiffLine = { number: number; spans: readonly DiffSpan[] };
export type DiffRow =
  | { kind: 'same'; left: DiffLine; right: DiffLine }
  | { kind: 'change'; left: DiffLine | undefined; right: DiffLine | undefined };
export type DiffBlock =
  | { kind: 'rows'; rows: readonly DiffRow[] }
  | { kind: 'gap'; rows: readonly DiffRow[] };

/** How many unchanged lines are shown around a change. */
const contextLines = 3;

/** Lines of two texts beside each other; a line that was rewritten stands beside what became of it. */
export function diffRows(before: string, after: string): readonly DiffRow[] {
  const rows: DiffRow[] = [];
  let leftNumber = 0;
  let rightNumber = 0;
  let removed: string[] = [];
  const flush = (added: readonly string[]) => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++) {
      const [left, right] = spansOf(removed[index], added[index]);
      rows.push({
        kind: 'change',
        left: left && { number: ++leftNumber, spans: left },
        right: right && { number: ++rightNumber, spans: right },
      });
    }
    removed = [];
  };
  for (const part of diffLines(ended(before), ended(after))) {
    const lines = linesOf(part.value);
    if (part.removed) {
      removed = lines;
    } else if (part.added) {
      flush(lines);
    } else {
      flush([]);
      for (const text of lines) {
        const spans = [{ text, isChanged: false }];
        rows.push({
          kind: 'same',
          left: { number: ++leftNumber, spans },
          right: { number: ++rightNumber, spans },
        });
      }
    }
  }
  flush([]);
  return rows;
}

/** Unchanged stretches become gaps, but for a few lines around each change. */
export function diffBlocks(rows: readonly DiffRow[]): readonly DiffBlock[] {
  const isShown = rows.map(() => false);
  for (const [index, row] of rows.entries()) {
    if (row.kind === 'same') continue;
    const last = Math.min(rows.length - 1, index + contextLines);
    for (let near = Math.max(0, index - contextLines); near <= last; near++) isShown[near] = true;
  }
  const blocks: { kind: 'rows' | 'gap'; rows: DiffRow[] }[] = [];
  for (const [index, row] of rows.entries()) {
    const kind = isShown[index] === true ? 'rows' : 'gap';
    const block = blocks.at(-1);
    if (block?.kind === kind) block.rows.push(row);
    else blocks.push({ kind, rows: [row] });
  }
  // A gap of one line takes more room than the line.
  return blocks.map((block) => (block.rows.length === 1 ? { ...block, kind: 'rows' } : block));
}

export function countChanges(rows: readonly DiffRow[]): { added: number; removed: number } {
  const changes = rows.filter((row) => row.kind === 'change');
  return {
    added: changes.filter(({ right }) => right !== undefined).length,
    removed: changes.filter(({ left }) => left !== undefined).length,
  };
}

type Spans = readonly DiffSpan[] | undefined;

function spansOf(left: string | undefined, right: string | undefined): [Spans, Spans] {
  if (left === undefined || right === undefined) {
    const whole = (text: string | undefined) =>
      text === undefined ? undefined : [{ text, isChanged: false }];
    return [whole(left), whole(right)];
  }
  const parts = diffWordsWithSpace(left, right);
  const side = (leaveOut: 'added' | 'removed') =>
    parts
      .filter((part) => !part[leaveOut])
      .map((part) => ({ text: part.value, isChanged: part.added || part.removed }));
  return [side('added'), side('removed')];
}

/** Whether the last line ends with a line break says nothing to those who read the words. */
const ended = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
const linesOf = (text: string) => text.replace(/\n$/, '').split('\n');
