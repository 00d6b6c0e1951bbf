/** One more among the indexes that are drawn, in its place. */
export function withIndex(indexes: number[], index: number): number[] {
  if (index === -1 || indexes.includes(index)) return indexes;
  return [...indexes, index].toSorted((a, b) => a - b);
}
