import type { MentionCandidate } from '@helix/contracts/comments';
import { fold, handleOf, indexByKey, keysOf, withoutAccents, type Known } from './mentionable.ts';

/** Those whose name fits what was typed so far: beginnings before middles before slips of the finger. */
export function rankMentions(
  typed: string,
  everyone: readonly Known[],
  limit: number,
): MentionCandidate[] {
  const wanted = plain(typed.replaceAll(/["“”]/g, ''));
  const index = indexByKey(everyone);
  return everyone
    .map((known) => ({ known, distance: distanceTo(wanted, known) }))
    .filter(({ distance }) => distance !== undefined)
    .toSorted(
      (a, b) =>
        (a.distance ?? 0) - (b.distance ?? 0) ||
        Number(b.known.reachable) - Number(a.known.reachable) ||
        a.known.name.localeCompare(b.known.name, 'en') ||
        a.known.id.localeCompare(b.known.id, 'en'),
    )
    .slice(0, limit)
    .map(({ known }) => ({ ...known, handle: handleOf(known, index) }));
}

const plain = (text: string) => withoutAccents(fold(text));

function distanceTo(wanted: string, known: Known): number | undefined {
  if (wanted === '') return 0;
  const names = [plain(known.name), ...keysOf(known).slice(0, -1).map(plain)];
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  const words = names.flatMap((name) => name.split(/[\s.-]+/));
  if (words.some((word) => word.startsWith(wanted))) return 2;
  if (names.some((name) => name.includes(wanted))) return 3;
  const slips = wanted.length < 3 ? 0 : wanted.length < 6 ? 1 : 2;
  const least = Math.min(...[...names, ...words].map((word) => slipsBetween(wanted, word, slips)));
  return least <= slips ? 3 + least : undefined;
}

/** How many letters are wrong, missing, doubled or swapped in what was typed of the beginning of a word. */
function slipsBetween(typed: string, word: string, most: number): number {
  if (most === 0) return 1;
  const target = word.slice(0, typed.length + most);
  const first = Array.from({ length: target.length + 1 }, (_, column) => column);
  const rows = [first];
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= target.length; column += 1) {
      current.push(cheapest({ rows, current, typed, target, row, column }));
    }
    rows.push(current);
  }
  // The rest of the word was not typed yet, and costs nothing.
  return Math.min(...(rows.at(-1) ?? []));
}

function cheapest(cell: {
  rows: readonly (readonly number[])[];
  current: readonly number[];
  typed: string;
  target: string;
  row: number;
  column: number;
}): number {
  const { rows, current, typed, target, row, column } = cell;
  const at = (r: number, c: number) => rows[r]?.[c] ?? Number.POSITIVE_INFINITY;
  const same = typed[row - 1] === target[column - 1];
  const swapped =
    row > 1 &&
    column > 1 &&
    typed[row - 1] === target[column - 2] &&
    typed[row - 2] === target[column - 1];
  return Math.min(
    at(row - 1, column) + 1,
    (current[column - 1] ?? Number.POSITIVE_INFINITY) + 1,
    at(row - 1, column - 1) + (same ? 0 : 1),
    swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
  );
}
