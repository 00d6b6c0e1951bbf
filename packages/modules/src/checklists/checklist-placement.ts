import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

export type Placed = { readonly id: string; readonly position: string };
export type Place = { readonly before?: string | undefined; readonly after?: string | undefined };

/** Longer ones come from moving items into the same gap again and again; then all are written anew. */
const maxPositionLength = 48;

/**
 * Where an item goes among the others, which are in order; at the end unless it is placed. Answers with every position
 * that changes, or nothing when the neighbour is not among them. When both neighbours are named, `before` decides.
 */
export function placeItem(
  others: readonly Placed[],
  id: string,
  place: Place,
): ReadonlyMap<string, string> | undefined {
  const index = findIndex(others, place);
  if (index === undefined) return undefined;
  const above = others[index - 1]?.position ?? null;
  const below = others[index]?.position ?? null;
  const position = generateKeyBetween(above, below);
  if (position.length <= maxPositionLength) return new Map([[id, position]]);
  const ids = others.map((other) => other.id).toSpliced(index, 0, id);
  const fresh = generateNKeysBetween(null, null, ids.length);
  return new Map(ids.map((itemId, n) => [itemId, fresh[n] ?? '']));
}

function findIndex(others: readonly Placed[], { before, after }: Place): number | undefined {
  const wanted = before ?? after;
  if (wanted === undefined) return others.length;
  const index = others.findIndex(({ id }) => id === wanted);
  if (index === -1) return undefined;
  return before === undefined ? index + 1 : index;
}
