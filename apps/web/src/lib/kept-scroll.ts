'use client';

import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { createKeptPlaces } from './kept-places.ts';

type KeptRows = { readonly offset: number; readonly measured: VirtualItem[] };
const keptRows = createKeptPlaces<KeptRows>();
const keptLefts = createKeptPlaces<number>();

/** How far a list that draws its rows on demand was scrolled when the page was left; for the making of its virtualizer. */
export function useKeptRows(name: string) {
  const [kept] = useState(() => keptRows.recall(name));
  return {
    isScrolled: kept !== undefined,
    initial: kept && { initialOffset: kept.offset, initialMeasurementsCache: kept.measured },
  };
}

type Rows = Pick<Virtualizer<Element, Element>, 'scrollOffset' | 'takeSnapshot'>;

export function useKeepRows(name: string, rows: Rows): void {
  useEffect(
    () =>
      keptRows.keep(name, () =>
        (rows.scrollOffset ?? 0) > 0
          ? { offset: rows.scrollOffset ?? 0, measured: rows.takeSnapshot() }
          : undefined,
      ),
    [name, rows],
  );
}

/** Who comes back finds this scrolled as far to the side as it was. */
export function useKeptLeft(name: string, scroller: RefObject<HTMLElement | null>): void {
  const [kept] = useState(() => keptLefts.recall(name));
  const restore = useCallback(() => {
    if (kept !== undefined) scroller.current?.scrollTo({ left: kept, behavior: 'instant' });
  }, [kept, scroller]);
  useLayoutEffect(restore, [restore]);
  // Once more after what got the focus has come into sight.
  useEffect(restore, [restore]);
  useEffect(() => {
    const { current: element } = scroller;
    if (!element) return undefined;
    // Read while it is in the page: it may have gone from there when the entry is left.
    let left = element.scrollLeft;
    const onScroll = () => {
      left = element.scrollLeft;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const stop = keptLefts.keep(name, () => left);
    return () => {
      element.removeEventListener('scroll', onScroll);
      stop();
    };
  }, [name, scroller]);
}
