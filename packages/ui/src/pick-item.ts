import type { ReactNode } from 'react';

export type PickItem = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Beside the label, softly; found as well. */
  readonly hint?: string;
  /** At its end, such as its keys. */
  readonly aside?: ReactNode;
  /** Finds it besides its label. */
  readonly words?: string;
  /** The heading it stands under; those of one group stand together. */
  readonly group?: string;
  /** Of several things at once, only some may have it. */
  readonly state?: 'on' | 'some' | 'off';
  /** Is shown whatever somebody has typed. */
  readonly isAlwaysShown?: boolean;
};

/** More would not be looked through, but searched. */
const mostShown = 100;

/** Those that have every word somewhere, the ones that begin with it first. */
export function matchingItems<Item extends PickItem>(
  items: readonly Item[],
  query: string,
): readonly Item[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items.slice(0, mostShown);
  const ranked = items.flatMap((item) => {
    const rank = item.isAlwaysShown === true ? 3 : rankOf(item, words);
    return rank === undefined ? [] : [{ item, rank }];
  });
  return ranked
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, mostShown)
    .map(({ item }) => item);
}

function rankOf({ label, words = '', hint = '' }: PickItem, wanted: readonly string[]) {
  const name = folded(label);
  const all = `${name} ${folded(words)} ${folded(hint)}`;
  if (!wanted.every((word) => all.includes(word))) return undefined;
  if (name.startsWith(wanted[0] ?? '')) return 0;
  return name.includes(wanted[0] ?? '') ? 1 : 2;
}

/** Without accents and capitals. */
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

export type PickGroup<Item> = {
  readonly heading: string | undefined;
  readonly items: readonly Item[];
};

/** In groups, in the order in which the first of each group comes. */
export function groupItems<Item extends PickItem>(
  items: readonly Item[],
): readonly PickGroup<Item>[] {
  return [...Map.groupBy(items, ({ group }) => group)].map(([heading, group]) => ({
    heading,
    items: group,
  }));
}
