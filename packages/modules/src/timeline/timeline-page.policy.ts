import type { TimelineEntry } from '@helix/contracts/timeline';
import { foldEntries, isOpen, type Placed } from './timeline-fold.policy.ts';
import { writeCursor, type TimelineKey, type TimelineOrder } from './timeline-order.policy.ts';

/** A place in the timeline and what is told there: nothing for an event that says nothing to people. */
export type Spot = { readonly key: TimelineKey; readonly entry: TimelineEntry | undefined };

/**
 * A page of at most `limit` entries from spots that are in the order asked for, and where the next one begins. An
 * entry that the next spots may still belong to is left to the next page.
 */
export function cutPage(
  spots: readonly Spot[],
  wanted: { limit: number; order: TimelineOrder; more: boolean },
): { items: TimelineEntry[]; next: string | null } {
  const { limit, order, more } = wanted;
  const told = inTurn(foldEntries(inTurn(spots.flatMap(toPlaced), order)), order);
  const far = ({ first, last }: Placed) => writeCursor(order === 'newest' ? first : last);
  const page = told.slice(0, limit);
  const unfinished = page.at(-1);
  if (told.length <= limit && more && page.length > 1 && unfinished && isOpen(unfinished)) {
    page.pop();
    const end = page.at(-1);
    return { items: entriesOf(page), next: end ? far(end) : null };
  }
  const end = page.at(-1);
  if (told.length > limit && end) return { items: entriesOf(page), next: far(end) };
  const lastRead = spots.at(-1);
  return { items: entriesOf(page), next: more && lastRead ? writeCursor(lastRead.key) : null };
}

const entriesOf = (page: readonly Placed[]) => page.map(({ entry }) => entry);

function inTurn<T>(list: readonly T[], order: TimelineOrder): readonly T[] {
  return order === 'newest' ? list.toReversed() : list;
}

function toPlaced({ key, entry }: Spot): Placed[] {
  return entry === undefined ? [] : [{ entry, first: key, last: key }];
}
