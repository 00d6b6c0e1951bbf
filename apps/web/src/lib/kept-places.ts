/** What a page has kept for who comes back to it. */
type KeptPlaces<T> = {
  /** What was kept under this name when the entry of the history was left that is the current one again. */
  readonly recall: (name: string) => T | undefined;
  /** Reads what is to be kept whenever the current entry is left, for as long as it is not stopped. */
  readonly keep: (name: string, read: () => T | undefined) => () => void;
};

/** Belongs to the entries of the history, as Back and Forward lead to them; a link to the same page begins anew. */
export function createKeptPlaces<T>(): KeptPlaces<T> {
  const places = new Map<string, ReadonlyMap<string, T>>();
  const readers = new Map<string, () => T | undefined>();
  const leave = ({ from }: NavigationCurrentEntryChangeEvent) => {
    if (from.key === window.navigation.currentEntry?.key) return;
    const place = [...readers].flatMap(([name, read]) => {
      const kept = read();
      return kept === undefined ? [] : [[name, kept] as const];
    });
    places.set(from.key, new Map(place));
    const reachable = new Set(window.navigation.entries().map(({ key }) => key));
    for (const key of places.keys()) if (!reachable.has(key)) places.delete(key);
  };
  if (typeof window !== 'undefined' && 'navigation' in window)
    window.navigation.addEventListener('currententrychange', leave);
  return {
    recall(name) {
      if (typeof window === 'undefined' || !('navigation' in window)) return undefined;
      return places.get(window.navigation.currentEntry?.key ?? '')?.get(name);
    },
    keep(name, read) {
      readers.set(name, read);
      return () => {
        if (readers.get(name) === read) readers.delete(name);
      };
    },
  };
}
