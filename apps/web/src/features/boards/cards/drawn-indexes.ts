import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** What is in sight, and one more that stays however far one scrolls. */
export function drawnIndexes(range: Range, kept: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (kept === -1 || kept >= range.count || indexes.includes(kept)) return indexes;
  return [...indexes, kept].toSorted((a, b) => a - b);
}
