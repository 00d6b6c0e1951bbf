'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, type RefObject } from 'react';
import { useKeepRows, useKeptRows } from '../../../lib/kept-scroll.ts';
import { useSelectionStore } from '../../selection/index.ts';
import { drawnIndexes } from '../cards/drawn-indexes.ts';
import { isInHand } from '../moves/is-in-hand.ts';
import type { Lane } from './lanes.ts';

/** The name of a lane with the room below it, a card, and the most that a lane is high. */
const [nameHeight, cardHeight, mostHeight] = [44, 96, 428];
const columnNamesHeight = 48;
const firstRect = { width: 1_200, height: 760 };

/** The lanes that are to be drawn, each with the room that is left out before it. */
export function useLanesInSight(
  scroller: RefObject<HTMLElement | null>,
  lanes: readonly Lane[],
  collapsed: ReadonlySet<string>,
) {
  const selection = useSelectionStore();
  const laneOf = useMemo(
    () =>
      new Map(
        lanes.flatMap(({ tasks }, index) =>
          [...tasks.values()].flatMap((cards) => cards.map(({ id }) => [id, index] as const)),
        ),
      ),
    [lanes],
  );
  const focusedLane = () => laneOf.get(selection.read().focusedId ?? '') ?? -1;
  const keyAt = useCallback((index: number) => lanes[index]?.id ?? index, [lanes]);
  const { initial } = useKeptRows('lanes');
  const virtualizer = useVirtualizer({
    ...initial,
    count: lanes.length,
    getScrollElement: () => scroller.current,
    getItemKey: keyAt,
    estimateSize: (index) => estimate(lanes[index], collapsed),
    // With the focused card its lane stays, and with the dragged one, which had the focus when it was taken.
    rangeExtractor: (range) => drawnIndexes(range, focusedLane()),
    // Each is as high as four cards, and there as soon as its edge is.
    overscan: 0,
    scrollMargin: columnNamesHeight,
    scrollPaddingStart: columnNamesHeight,
    initialRect: firstRect,
  });
  useKeepRows('lanes', virtualizer);
  useEffect(
    () =>
      selection.subscribe(() => {
        const index = focusedLane();
        if (index !== -1 && !isInHand(selection.read().focusedId))
          virtualizer.scrollToIndex(index, { align: 'auto' });
      }),
    [selection, laneOf],
  );
  const items = virtualizer.getVirtualItems();
  const rows = items.flatMap(({ index, start }, at) => {
    const lane = lanes[index];
    const gap = start - (items[at - 1]?.end ?? columnNamesHeight);
    return lane ? [{ lane, index, gap }] : [];
  });
  const end = items.at(-1)?.end ?? columnNamesHeight;
  const bottom = virtualizer.getTotalSize() + columnNamesHeight - end;
  return { rows, bottom, measure: virtualizer.measureElement };
}

function estimate(lane: Lane | undefined, collapsed: ReadonlySet<string>): number {
  if (!lane || collapsed.has(lane.id)) return nameHeight;
  const most = Math.max(0, ...[...lane.tasks.values()].map(({ length }) => length));
  return Math.min(nameHeight + Math.max(1, most) * cardHeight, mostHeight);
}
