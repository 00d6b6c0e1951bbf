'use client';

import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { TaskCard as Card, TaskWork } from '@helix/contracts/tasks';
import { useSelectionStore } from '../selection/index.ts';
import { useBoard } from './board-context.tsx';
import { linePlace, useHasLine } from './drop-line.ts';
import { TaskCard } from './task-card.tsx';
import { useAutoScroll } from './use-drop-area.ts';
import { withIndex } from './with-index.ts';

const estimates = { comfortable: 92, compact: 44 } as const;
/** What the server assumes of a window it does not see. */
const firstRect = { width: 288, height: 760 };
/** Outside of the window only so many are drawn; they are there before one has scrolled to them. */
const drawnOutside = 4;

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
  const virtualizer = useVirtualizer({
    count: isNear ? count : Math.min(count, drawnOutside),
    getScrollElement: () => scroller.current,
    getItemKey: (index) => tasks[index]?.id ?? `unread ${index}`,
    estimateSize: () => estimates[density],
    // The focused card stays, however far one scrolls, so that the focus is not lost with it.
    rangeExtractor: (range: Range) => withIndex(defaultRangeExtractor(range), focusedIndex()),
    overscan: 2,
    initialRect: firstRect,
  });
  useAutoScroll(scroller);
  useEffect(
    () =>
      selection.subscribe(() => {
        const index = focusedIndex();
        if (index !== -1 && scroller.current?.matches(':hover') !== true)
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
