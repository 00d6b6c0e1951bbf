'use client';

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';

type Rows<Row> = {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** How high a row will be, as long as nobody has seen it. */
  readonly estimate: (row: Row) => number;
};
type List = HTMLOListElement & HTMLUListElement;

/** What the server assumes of a window it does not see: the list begins somewhere in its lower half. */
const firstRect = { width: 800, height: 480 };
const overscan = 3;
/** So few are drawn whole: they weigh little, and the browser's own search finds them. */
const few = 12;

/**
 * The rows that are to be drawn of a long list that stands among other things in a `data-scroller`. A row that has the focus,
 * or something in it that is marked `data-held`, stays however far one scrolls.
 */
export function useRowsInSight<Row>({ rows, keyOf, estimate }: Rows<Row>) {
  const list = useRef<List>(null);
  const margin = useMargin(list);
  const keys = useMemo(() => rows.map(keyOf), [rows, keyOf]);
  // Everything is measured anew whenever this is another function.
  const keyAt = useCallback((index: number) => keys[index] ?? index, [keys]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollerOf(list),
    getItemKey: keyAt,
    estimateSize(index) {
      const row = rows[index];
      return row === undefined ? 0 : estimate(row);
    },
    rangeExtractor: (range) =>
      keys.length <= few
        ? [...keys.keys()]
        : [...new Set([...defaultRangeExtractor(range), ...heldRows(list.current, keys)])].toSorted(
            (a, b) => a - b,
          ),
    overscan,
    scrollMargin: margin,
    initialRect: firstRect,
    // What is read stays where it is while earlier rows are put before it; the end is not followed.
    anchorTo: 'end',
    scrollEndThreshold: -1,
  });
  const items = virtualizer.getVirtualItems();
  const drawn = items.flatMap(({ index, start }, at) => {
    const row = rows[index];
    const gap = start - (items[at - 1]?.end ?? margin);
    return row === undefined ? [] : [{ row, index, key: keys[index] ?? '', gap }];
  });
  return {
    list,
    drawn,
    /** Room for what is left out at the end. */
    bottom: virtualizer.getTotalSize() + margin - (items.at(-1)?.end ?? margin),
    measure: virtualizer.measureElement,
    scrollToRow: (index: number) => virtualizer.scrollToIndex(index, { align: 'center' }),
    scrollTo(element: Element) {
      const scroller = scrollerOf(list);
      if (!scroller) return;
      const [{ top, height }, box] = [
        element.getBoundingClientRect(),
        scroller.getBoundingClientRect(),
      ];
      const above = Math.max(0, (scroller.clientHeight - height) / 2);
      virtualizer.scrollToOffset(scroller.scrollTop + top - box.top - above);
    },
  };
}

const scrollerOf = ({ current }: RefObject<HTMLElement | null>) =>
  current?.closest<HTMLElement>('[data-scroller]') ?? null;

function heldRows(list: HTMLElement | null, keys: readonly string[]): number[] {
  const held = [...(list?.querySelectorAll('[data-held], :focus') ?? [])].map((element) =>
    keys.indexOf(element.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? ''),
  );
  return held.filter((index) => index !== -1);
}

/** How far below the beginning of what scrolls the list begins. */
function useMargin(list: RefObject<HTMLElement | null>): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const scroller = scrollerOf(list);
    if (!scroller || !list.current) return undefined;
    const { current: inner } = list;
    const measure = () => {
      const { top } = inner.getBoundingClientRect();
      setMargin(Math.round(top - scroller.getBoundingClientRect().top + scroller.scrollTop));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (let part: Element | null = inner; part && part !== scroller; part = part.parentElement) {
      observer.observe(part);
      if (part.previousElementSibling) observer.observe(part.previousElementSibling);
    }
    return () => observer.disconnect();
  }, [list]);
  return margin;
}
