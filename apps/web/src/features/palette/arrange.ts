import { fuzzyScore } from './fuzzy.ts';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';

const shownMatches = 8;

/** The best of what is known here, in one list. Its title counts more than its other words. */
export function bestMatches(query: string, items: readonly PaletteItem[]): readonly PaletteItem[] {
  return items
    .flatMap((item) => {
      const score = scoreOf(query, item);
      return score === null ? [] : [{ item, score }];
    })
    .toSorted((one, other) => other.score - one.score)
    .slice(0, shownMatches)
    .map(({ item }) => item);
}

function scoreOf(query: string, { title, words = '', hint = '' }: PaletteItem): number | null {
  const byTitle = fuzzyScore(query, title);
  const byWords = fuzzyScore(query, `${hint} ${words}`);
  if (byTitle === null) return byWords === null ? null : byWords / 2;
  return Math.max(byTitle, (byWords ?? 0) / 2);
}

/** Groups without what stands in an earlier one, and without those that are empty then. */
export function withoutRepeats(groups: readonly PaletteGroup[]): readonly PaletteGroup[] {
  const seen = new Set<string>();
  return groups
    .map(({ value, items }) => ({
      value,
      items: items.filter((item) => {
        const key = item.href ?? item.id;
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
      }),
    }))
    .filter(({ items }) => items.length > 0);
}
