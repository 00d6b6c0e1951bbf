'use client';

import { memo, useEffect, useRef, useState, type RefObject } from 'react';
import type { TaskWork } from '@helix/contracts/tasks';
import { useBoard } from '../board-context.tsx';
import type { ColumnView } from '../board-view-patch.ts';
import { CardList } from '../cards/card-list.tsx';
import { CategoryRing } from './category-ring.tsx';
import { ColumnHeader } from './column-header.tsx';
import { messages } from '../messages.ts';
import { QuickAdd, QuickAddButton, type End } from '../cards/quick-add.tsx';
import { useDropArea } from '../moves/use-drop-area.ts';
import { nearMargin } from './use-near-columns.ts';

type BoardColumnProps = {
  column: ColumnView;
  works: ReadonlyMap<string, TaskWork>;
  scroller: RefObject<HTMLElement | null>;
  /** Among the first ones, which are in sight before anything has been measured. */
  isFirst: boolean;
  archivesAfter: number | null;
  isCollapsed: boolean;
  onCollapse: (columnId: string, isCollapsed: boolean) => void;
};

/** Does not render again while the focus walks or another column changes. */
export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps) {
  const { column, works, scroller, isFirst, archivesAfter, isCollapsed, onCollapse } = props;
  const { mayEdit } = useBoard();
  const [adding, setAdding] = useState<End>();
  const section = useRef<HTMLElement>(null);
  const isOver = useDropArea(section, { columnId: column.id });
  const isNear = useIsNear(section, scroller, isFirst);
  const closeAdd = () => setAdding(undefined);
  const over = isOver ? 'outline-2 -outline-offset-2 outline-accent' : '';
  if (isCollapsed) {
    return (
      <section
        ref={section}
        data-column={column.id}
        aria-label={column.name}
        className={`shrink-0 rounded-xl bg-sunken ${over}`}
      >
        <button
          type="button"
          aria-expanded={false}
          aria-label={messages.column.expand(column.name, column.count)}
          onClick={() => onCollapse(column.id, false)}
          className="flex h-full min-h-48 w-10 flex-col items-center gap-3 rounded-xl py-3 text-sm hover:bg-hover"
        >
          <CategoryRing category={column.category} />
          <span className="text-xs text-soft tabular-nums">{column.count}</span>
          <span className="font-semibold [writing-mode:vertical-rl]">{column.name}</span>
        </button>
      </section>
    );
  }
  return (
    <section
      ref={section}
      data-column={column.id}
      aria-label={column.name}
      className={`flex h-full w-72 shrink-0 snap-start flex-col rounded-xl bg-sunken max-md:w-full ${over}`}
    >
      <ColumnHeader
        column={column}
        onCollapse={() => onCollapse(column.id, true)}
        onAdd={() => setAdding('top')}
      />
      {adding === 'top' && <QuickAdd column={column} at="top" onClose={closeAdd} />}
      <CardList
        columnId={column.id}
        label={messages.column.of(column.name, messages.category[column.category])}
        tasks={column.tasks}
        count={Math.max(column.count, column.tasks.length)}
        isNear={isNear}
        works={works}
      />
      {column.count === 0 && adding === undefined && (
        <p className="px-3 pt-1 pb-3 text-xs text-soft">
          {messages.column.emptyHint[column.category]}
        </p>
      )}
      {adding === 'bottom' && <QuickAdd column={column} at="bottom" onClose={closeAdd} />}
      {mayEdit && adding === undefined && (
        <QuickAddButton name={column.name} onOpen={() => setAdding('bottom')} />
      )}
      {column.category === 'done' && archivesAfter !== null && (
        <p className="px-3 pb-2 text-xs text-soft">
          {messages.column.archivesAfter(archivesAfter)}
        </p>
      )}
    </section>
  );
});

/** Whether the column is in sight, or about to come into it. */
function useIsNear(
  column: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  isFirst: boolean,
): boolean {
  const [isNear, setIsNear] = useState(isFirst);
  useEffect(() => {
    if (!column.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.at(-1)?.isIntersecting ?? false),
      { root: scroller.current, rootMargin: nearMargin },
    );
    observer.observe(column.current);
    return () => observer.disconnect();
  }, [column, scroller]);
  return isNear;
}
