'use client';

import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import type { TaskCard } from '@helix/contracts/tasks';
import { formatNumber } from '../../lib/format.ts';
import { useKeepRows, useKeptRows } from '../../lib/kept-scroll.ts';
import { useSelectionStore } from '../selection/index.ts';
import { columnWidths } from './list-columns.ts';
import { useList } from './list-context.tsx';
import type { ListGroup } from './list-groups.ts';
import { ListRow } from './list-row.tsx';
import { messages } from './messages.ts';

export type ListEntry =
  | { readonly kind: 'group'; readonly group: ListGroup<TaskCard>; readonly isOpen: boolean }
  | { readonly kind: 'task'; readonly task: TaskCard };

const rowHeights = { comfortable: 40, compact: 32 } as const;
const groupHeight = 32;
/** What the server assumes of a window it does not see. */
const firstRect = { width: 1000, height: 760 };
/** How many rows before the end more are asked for. */
const readAhead = 20;

type ListRowsProps = {
  entries: readonly ListEntry[];
  header: ReactNode;
  footer: ReactNode;
  onToggle: (groupId: string) => void;
  onEnd: () => void;
  /** Whether more tasks are there than have been read. */
  hasMore: boolean;
};

/** Only the rows in sight are in the page. The heading of a group stays at the top while one is within it. */
export function ListRows(props: ListRowsProps) {
  const { entries, header, footer, onToggle, onEnd, hasMore } = props;
  const { columns, density } = useList();
  const scroller = useRef<HTMLDivElement>(null);
  const selection = useSelectionStore();
  const indexOf = (id: string | undefined) =>
    id === undefined
      ? -1
      : entries.findIndex((entry) => entry.kind === 'task' && entry.task.id === id);
  const stuck = (from: number) =>
    entries.findLastIndex((entry, index) => entry.kind === 'group' && index <= from);
  // Everything is measured anew whenever this is another function.
  const keyAt = useCallback((index: number) => keyOf(entries[index], index), [entries]);
  const { initial } = useKeptRows('list');
  const virtualizer = useVirtualizer({
    ...initial,
    count: entries.length,
    getScrollElement: () => scroller.current,
    getItemKey: keyAt,
    estimateSize: (index) => (entries[index]?.kind === 'group' ? groupHeight : rowHeights[density]),
    rangeExtractor: (range: Range) =>
      withIndexes(defaultRangeExtractor(range), [
        stuck(range.startIndex),
        indexOf(selection.read().focusedId),
      ]),
    overscan: 8,
    initialRect: firstRect,
    scrollPaddingStart: 72,
  });
  useKeepRows('list', virtualizer);
  const scrollToFocus = () => {
    const index = indexOf(selection.read().focusedId);
    if (index !== -1) virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  useEffect(() => selection.subscribe(scrollToFocus));
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastIndex >= entries.length - readAhead) onEnd();
  }, [lastIndex, entries.length, onEnd]);
  const stuckIndex = stuck(virtualizer.range?.startIndex ?? 0);
  const widths = [
    '2.25rem',
    ...(['key', 'status', 'title', ...columns] as const).map((column) => columnWidths[column]),
  ];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- React does not know custom properties
  const style = { '--columns': widths.join(' ') } as CSSProperties;
  return (
    <div
      ref={scroller}
      data-task-list
      style={style}
      className="min-h-0 flex-1 scroll-pt-18 overflow-auto overscroll-contain"
    >
      <div
        role="table"
        aria-label={messages.table}
        aria-rowcount={entries.length}
        className="md:min-w-max"
      >
        {header}
        <div
          role="rowgroup"
          className="relative w-full"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map(({ index, key, start }) => {
            const entry = entries[index];
            const isStuck = index === stuckIndex;
            return (
              <div
                key={key}
                role="presentation"
                ref={virtualizer.measureElement}
                data-index={index}
                className={isStuck ? 'sticky top-8 z-10 max-md:top-0' : 'absolute inset-x-0 top-0'}
                style={isStuck ? undefined : { transform: `translateY(${start}px)` }}
              >
                {entry?.kind === 'task' && <ListRow task={entry.task} />}
                {entry?.kind === 'group' && (
                  <GroupRow
                    group={entry.group}
                    isOpen={entry.isOpen}
                    hasMore={hasMore}
                    onToggle={onToggle}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
      {footer}
    </div>
  );
}

type GroupRowProps = {
  group: ListGroup<TaskCard>;
  isOpen: boolean;
  hasMore: boolean;
  onToggle: (groupId: string) => void;
};

function GroupRow({ group: { id, name, tasks }, isOpen, hasMore, onToggle }: GroupRowProps) {
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const count = formatNumber(tasks.length);
  return (
    <div role="row" className="border-b border-line bg-sunken">
      <span role="cell" className="sticky left-0 inline-flex">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => onToggle(id)}
          className="flex min-h-8 items-center gap-1.5 px-2.5 text-sm font-medium touch:min-h-11"
        >
          <Chevron className="size-4 text-soft" aria-hidden />
          {name}
          <span className="font-normal text-soft tabular-nums">
            {hasMore ? messages.loaded(count) : count}
          </span>
        </button>
      </span>
    </div>
  );
}

function keyOf(entry: ListEntry | undefined, index: number): string {
  if (!entry) return `nothing ${index}`;
  return entry.kind === 'task' ? entry.task.id : `group ${entry.group.id}`;
}

function withIndexes(indexes: readonly number[], more: readonly number[]): number[] {
  return [...new Set([...indexes, ...more.filter((index) => index >= 0)])].toSorted(
    (one, other) => one - other,
  );
}
