'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { TaskCard as Card, TaskWork } from '@helix/contracts/tasks';
import { useKeepRows, useKeptRows } from '../../../lib/kept-scroll.ts';
import { useSelectionStore } from '../../selection/index.ts';
import { useBoard } from '../board-context.tsx';
import { drawnIndexes } from './drawn-indexes.ts';
import { linePlace, useHasLine } from '../moves/drop-line.ts';
import { isInHand } from '../moves/is-in-hand.ts';
import { TaskCard } from './task-card.tsx';
import { useAutoScroll } from '../moves/use-drop-area.ts';

const estimates = { comfortable: 92, compact: 44 } as const;
/** What the server assumes of a window it does not see. */
const firstRect = { width: 288, height: 760 };
/** Of a column outside of the window only so many are drawn, there before one has scrolled to them; of a lane's none. */
const drawnOutside = { column: 2, lane: 0 } as const;

type CardListProps = {
  columnId: string;
  laneId?: string;
  label: string;
  tasks: readonly Card[];
  /** More than there are tasks while only the top of the column has been read. */
  count: number;
  isNear: boolean;
  works: ReadonlyMap<string, TaskWork>;
  className?: string;
};

/** The cards of a column that scrolls by itself; only those in sight are in the page. */
export function CardList(props: CardListProps) {
  const { columnId, laneId, label, tasks, count, isNear, works, className = '' } = props;
  const { density, line } = useBoard();
  const scroller = useRef<HTMLUListElement>(null);
  const selection = useSelectionStore();
  const focusedIndex = () => {
    const { focusedId } = selection.read();
    return focusedId === undefined ? -1 : tasks.findIndex(({ id }) => id === focusedId);
  };
  // Everything is measured anew whenever this is another function.
  const keyAt = useCallback((index: number) => tasks[index]?.id ?? `unread ${index}`, [tasks]);
  const hasFocused = useSyncExternalStore(
    selection.subscribe,
    () => focusedIndex() !== -1,
    () => false,
  );
  const name = `cards ${laneId ?? ''} ${columnId}`;
  const kept = useKeptRows(name);
  const virtualizer = useVirtualizer({
    ...kept.initial,
    count:
      isNear || hasFocused || kept.isScrolled
        ? count
        : Math.min(count, drawnOutside[laneId === undefined ? 'column' : 'lane']),
    getScrollElement: () => scroller.current,
    getItemKey: keyAt,
    estimateSize: () => estimates[density],
    // The focused card stays, however far one scrolls, so that the focus is not lost with it.
    rangeExtractor: (range) => drawnIndexes(range, focusedIndex()),
    overscan: 0,
    initialRect: firstRect,
  });
  useKeepRows(name, virtualizer);
  useAutoScroll(scroller);
  useEffect(
    () =>
      selection.subscribe(() => {
        const index = focusedIndex();
        if (index !== -1 && !isInHand(tasks[index]?.id))
          virtualizer.scrollToIndex(index, { align: 'auto' });
      }),
    [selection, tasks],
  );
  const hasEndLine = useHasLine(line, linePlace.end(columnId, laneId));
  const items = virtualizer.getVirtualItems();
  const bottom = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <ul
      ref={scroller}
      aria-label={label}
      className={`min-h-2 overflow-x-hidden overflow-y-auto overscroll-y-contain px-2 [overflow-anchor:none] ${className}`}
    >
      {items.map((item, at) => {
        const task = tasks[item.index];
        const gap = item.start - (items[at - 1]?.end ?? 0);
        return (
          <Entry key={item.key} gap={gap}>
            <li
              ref={virtualizer.measureElement}
              data-index={item.index}
              aria-setsize={count}
              aria-posinset={item.index + 1}
              className="relative pb-2"
            >
              {task ? (
                <TaskCard task={task} work={works.get(task.id)} laneId={laneId} />
              ) : (
                <span aria-hidden className="block h-20 rounded-lg bg-hover" />
              )}
            </li>
          </Entry>
        );
      })}
      {hasEndLine && <li aria-hidden className="h-0.5 rounded-full bg-accent" />}
      {bottom > 0.5 && <li aria-hidden style={{ height: bottom }} />}
    </ul>
  );
}

/** Cards stand one below the other in the flow of the page; what is left out before one of them leaves its room. */
function Entry({ gap, children }: { gap: number; children: React.ReactNode }) {
  if (gap <= 0.5) return children;
  return (
    <>
      <li aria-hidden style={{ height: gap }} />
      {children}
    </>
  );
}
