import type { ReactNode } from 'react';

/** What can be picked from a list. */
export type PickItem = {
  value: string;
  label: string;
  icon?: ReactNode;
  /** Beside the label, softly; searched too. */
  hint?: string;
  /** More words that find it. */
  keywords?: string;
  /** Items of one group stand together, under its name. */
  group?: string;
  disabled?: boolean;
};

export type PickGroup = { value: string; items: readonly PickItem[] };

/** In the order in which groups first appear. */
export function groupItems(items: readonly PickItem[]): readonly PickGroup[] {
  const groups = new Map<string, PickItem[]>();
  for (const item of items) {
    const name = item.group ?? '';
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return [...groups].map(([value, members]) => ({ value, items: members }));
}

/** Every word of the query begins somewhere in what the item says of itself. */
export function matchesQuery(item: PickItem, query: string): boolean {
  const text = plain(`${item.label} ${item.hint ?? ''} ${item.keywords ?? ''}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
