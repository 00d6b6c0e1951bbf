import type { ChecklistItem } from '@helix/contracts/checklists';

/** Positions are compared as plain text, as the server does. Of two versions the newer one stays. */
export function withItem(items: readonly ChecklistItem[], item: ChecklistItem): ChecklistItem[] {
  const known = items.find(({ id }) => id === item.id);
  if (known && known.version > item.version) return [...items];
  return [...items.filter(({ id }) => id !== item.id), item].toSorted(byPosition);
}

function byPosition(a: ChecklistItem, b: ChecklistItem): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** The neighbour to name so that an item lands at this index, and the items in the order they will have. */
export function placeAt(items: readonly ChecklistItem[], itemId: string, index: number) {
  const moved = items.find(({ id }) => id === itemId);
  const others = items.filter(({ id }) => id !== itemId);
  const at = Math.min(Math.max(index, 0), others.length);
  if (!moved || items[at]?.id === itemId) return undefined;
  const next = others[at];
  const last = others.at(-1);
  const place = next ? { before: next.id } : last ? { after: last.id } : {};
  return { place, items: others.toSpliced(at, 0, moved) };
}
