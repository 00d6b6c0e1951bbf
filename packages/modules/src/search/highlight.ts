import { foldText } from '@helix/contracts/filters';
import type { Highlighted } from '@helix/contracts/search';
import { isUnspaced } from './search-words.ts';

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;
const snippetLength = 200;
/** Of Markdown: what begins a heading, a list or a quote, and what makes letters bold or code. */
const marks = /^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+(?:\[[ xX]\][ \t]+)?|\*\*|``?`?/gm;
const maxRanges = 20;

/** Where the words begin in a text; of each word that begins with one of them, that beginning is marked. */
export function highlight(text: string, words: readonly string[]): Highlighted {
  const spaced = words.filter((word) => !isUnspaced(word));
  const ranges = [
    ...beginnings(text, spaced),
    ...words.filter(isUnspaced).flatMap((word) => occurrences(text, word)),
  ];
  return { text, ranges: apart(ranges).slice(0, maxRanges) };
}

type Range = [number, number];

function beginnings(text: string, words: readonly string[]): Range[] {
  const ranges: Range[] = [];
  if (words.length === 0) return ranges;
  for (const match of text.matchAll(wordPattern)) {
    if (ranges.length === maxRanges) break;
    const folded = foldText(match[0]);
    const word = words.filter((one) => folded.startsWith(one)).toSorted(byLength)[0];
    if (word === undefined) continue;
    ranges.push([match.index, match.index + lengthOf(match[0], word)]);
  }
  return ranges;
}

function occurrences(text: string, word: string): Range[] {
  const folded = foldText(text);
  // Places in the folded text are those of the text only while nothing in it grew or shrank.
  const searched = folded.length === text.length ? folded : text;
  const ranges: Range[] = [];
  let at = searched.indexOf(word);
  while (at !== -1 && ranges.length < maxRanges) {
    ranges.push([at, at + word.length]);
    at = searched.indexOf(word, at + word.length);
  }
  return ranges;
}

/** In order, and where two overlap only the first. */
function apart(ranges: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (range[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(range);
  }
  return kept;
}

/** The part of a long text around the first of the words, cut at words, on one line. */
export function snippetOf(text: string, words: readonly string[]): Highlighted | null {
  const line = text.replaceAll(marks, '').replaceAll(/\s+/g, ' ').trim();
  const [first] = highlight(line, words).ranges;
  if (!first) return null;
  const from = first[0] <= snippetLength / 3 ? 0 : wordStart(line, first[0] - snippetLength / 4);
  const rest = line.length - from;
  const to = rest <= snippetLength ? line.length : wordEnd(line, from + snippetLength);
  const part = line.slice(from, to);
  return highlight(`${from > 0 ? '… ' : ''}${part}${to < line.length ? ' …' : ''}`, words);
}

const byLength = (a: string, b: string) => b.length - a.length;

/** How much of a word, as it is written, is as much as its folded beginning. */
function lengthOf(written: string, folded: string): number {
  let length = 0;
  for (const character of written) {
    if (foldText(written.slice(0, length)).length >= folded.length) break;
    length += character.length;
  }
  while (/^\p{M}/u.test(written.slice(length))) length += 1;
  return length;
}

function wordStart(line: string, near: number): number {
  const space = line.indexOf(' ', Math.floor(near));
  return space === -1 ? Math.floor(near) : space + 1;
}
function wordEnd(line: string, near: number): number {
  const space = line.lastIndexOf(' ', near);
  return space <= near - snippetLength / 2 ? safeCut(line, near) : space;
}
/** Never between the two halves of one character. */
function safeCut(line: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(line[at] ?? '') ? at - 1 : at;
}
