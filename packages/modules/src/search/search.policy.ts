import { foldText } from '@helix/contracts/filters';

/** How well a name answers what was typed, from 0 (not at all) to 1 (it is that). */
export function nameScore(name: string, query: string, words: readonly string[]): number {
  const folded = foldText(name);
  const typed = foldText(query).trim();
  if (folded === typed) return 1;
  if (folded.startsWith(typed)) return 0.9;
  const own = partsOf(folded);
  if (words.length === 0) return 0;
  const scores = words.map((word) => Math.max(0, ...own.map((part) => wordScore(part, word))));
  const worst = Math.min(...scores);
  return worst === 0 ? 0 : 0.8 * (scores.reduce((sum, score) => sum + score, 0) / scores.length);
}

function wordScore(part: string, word: string): number {
  if (part === word) return 1;
  if (part.startsWith(word)) return 0.9;
  // Short words are too much alike to guess at.
  if (word.length < 4) return 0;
  const allowed = word.length < 8 ? 1 : 2;
  const wrong = mistakes(word, part, allowed);
  return wrong > allowed ? 0 : 0.6 - 0.1 * wrong;
}

/** Letters missing, added, changed or swapped between what was typed and the beginning of a word. */
function mistakes(typed: string, word: string, allowed: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: word.length + 1 }, (_, index) => index);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= word.length; column += 1) {
      const same = typed[row - 1] === word[column - 1];
      const swapped =
        row > 1 &&
        column > 1 &&
        typed[row - 1] === word[column - 2] &&
        typed[row - 2] === word[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    if (Math.min(...current) > allowed) return allowed + 1;
    [beforeLast, last] = [last, current];
  }
  // What follows the typed part of a longer word is no mistake.
  return Math.min(...last.slice(Math.max(0, typed.length - allowed)));
}

/** Of the words that look alike, those that were probably meant. */
export function meantWords(typed: string, similar: readonly string[]): string[] {
  return similar
    .map((word) => ({ word, score: wordScore(word, typed) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.word.length - b.word.length)
    .slice(0, 5)
    .map(({ word }) => word);
}

function partsOf(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
}

type Ranked = { readonly title: string; readonly rank: number; readonly isClosed: boolean };

/** Where a task stands among other results: words of its title count most, open work before what is over. */
export function taskScore(task: Ranked, query: string, words: readonly string[]): number {
  const inTitle = nameScore(task.title, query, words);
  return 0.3 + 0.45 * inTitle + 0.2 * Math.min(1, task.rank) - (task.isClosed ? 0.05 : 0);
}
export function commentScore(rank: number): number {
  return 0.2 + 0.2 * Math.min(1, rank);
}
