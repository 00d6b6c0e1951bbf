'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import type { TaskWork } from '@helix/contracts/tasks';
import { useKeptLeft } from '../../../lib/kept-scroll.ts';
import { useBoard, type Folding } from '../board-context.tsx';
import type { BoardView, ColumnView } from '../board-view-patch.ts';
import { CardIcon } from '../cards/card-icon.tsx';
import { CardList } from '../cards/card-list.tsx';
import { CategoryRing } from '../columns/category-ring.tsx';
import { WipCount } from '../columns/column-header.tsx';
import { givenBy, type Lane, type LaneGroup, type Lanes } from './lanes.ts';
import { messages } from '../messages.ts';
import { QuickAdd } from '../cards/quick-add.tsx';
import { useAutoScroll, useDropArea } from '../moves/use-drop-area.ts';
import { useLanesInSight } from './use-lanes-in-sight.ts';
import { useNearColumns } from '../columns/use-near-columns.ts';

const words = messages.lanes;
type Shared = {
  columns: readonly ColumnView[];
  near: ReadonlySet<string>;
  group: LaneGroup;
  works: ReadonlyMap<string, TaskWork>;
};
type BoardLanesProps = Folding & {
  view: BoardView;
  lanes: Lanes;
  works: ReadonlyMap<string, TaskWork>;
};

/** The board cut across: lanes below each other under one row of column names; only those in sight are in the page. */
export function BoardLanes({ view, lanes, works, collapsed, onCollapse }: BoardLanesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useAutoScroll(scroller);
  useKeptLeft('lanes', scroller);
  const { rows, bottom, measure } = useLanesInSight(scroller, lanes.lanes, collapsed);
  const { near, header } = useNearColumns(scroller, view.columns);
  const shared = { columns: view.columns, near, group: lanes.group, works };
  return (
    <div ref={scroller} className="relative min-h-0 flex-1 overflow-auto px-5 pb-4 max-md:px-3">
      <div className="w-max [overflow-anchor:none]">
        <div ref={header} className="sticky top-0 z-10 flex gap-2 bg-paper pb-3">
          {view.columns.map(({ id, name, category, count, wipLimit }) => (
            <div
              key={id}
              data-column-name={id}
              className="flex h-9 w-72 items-center gap-2 rounded-lg bg-sunken px-3"
            >
              <CategoryRing category={category} />
              <h2 className="truncate text-sm font-semibold">{name}</h2>
              <WipCount count={count} limit={wipLimit} />
            </div>
          ))}
        </div>
        {rows.map(({ lane, index, gap }) => (
          <div key={lane.id} ref={measure} data-index={index} style={{ marginTop: gap }}>
            <LaneRow
              lane={lane}
              {...shared}
              isCollapsed={collapsed.has(lane.id)}
              onCollapse={onCollapse}
            />
          </div>
        ))}
        <div aria-hidden style={{ height: bottom }} />
      </div>
    </div>
  );
}

type LaneRowProps = Shared & {
  lane: Lane;
  isCollapsed: boolean;
  onCollapse: (id: string, isCollapsed: boolean) => void;
};

const LaneRow = memo(function LaneRow({
  lane,
  isCollapsed,
  onCollapse,
  columns,
  near,
  ...shared
}: LaneRowProps) {
  const Sign = isCollapsed ? ChevronRight : ChevronDown;
  return (
    <section aria-label={lane.name} className="grid gap-1 pb-2">
      <button
        type="button"
        aria-expanded={!isCollapsed}
        aria-label={isCollapsed ? words.expand(lane.name) : words.collapse(lane.name)}
        onClick={() => onCollapse(lane.id, !isCollapsed)}
        className="sticky left-0 flex h-8 items-center gap-1.5 justify-self-start rounded-md pr-3 pl-1 text-sm font-medium hover:bg-hover touch:min-h-11"
      >
        <Sign className="size-4 text-soft" aria-hidden />
        <span className="max-w-96 truncate">{lane.name}</span>
        <span className="text-xs font-normal text-soft tabular-nums">{lane.count}</span>
      </button>
      {!isCollapsed && (
        <div className="flex gap-2">
          {columns.map((column) => (
            <LaneCell
              key={column.id}
              lane={lane}
              column={column}
              isNear={near.has(column.id)}
              {...shared}
            />
          ))}
        </div>
      )}
    </section>
  );
});

type LaneCellProps = Omit<Shared, 'columns' | 'near'> & {
  lane: Lane;
  column: ColumnView;
  isNear: boolean;
};

function LaneCell({ lane, column, isNear, group, works }: LaneCellProps) {
  const { mayEdit } = useBoard();
  const [isAdding, setIsAdding] = useState(false);
  const cell = useRef<HTMLElement>(null);
  const isOver = useDropArea(cell, { columnId: column.id, laneId: lane.id });
  const tasks = lane.tasks.get(column.id) ?? [];
  const label = `${lane.name}, ${column.name}`;
  return (
    <section
      ref={cell}
      aria-label={label}
      data-column={column.id}
      className={`group/cell flex max-h-96 min-h-16 w-72 flex-col rounded-lg bg-sunken pt-2 ${isOver ? 'outline-2 -outline-offset-2 outline-accent' : ''}`}
    >
      <CardList
        columnId={column.id}
        laneId={lane.id}
        label={label}
        tasks={tasks}
        count={tasks.length}
        isNear={isNear}
        works={works}
      />
      {isAdding ? (
        <QuickAdd
          column={column}
          at="bottom"
          given={givenBy(group, lane)}
          onClose={() => setIsAdding(false)}
        />
      ) : (
        mayEdit && (
          <button
            type="button"
            aria-label={messages.quickAdd.label(label)}
            title={messages.quickAdd.label(label)}
            onClick={() => setIsAdding(true)}
            className="mx-auto mb-1 grid size-6 place-items-center rounded-md text-soft opacity-0 group-hover/cell:opacity-100 hover:bg-hover hover:text-ink focus-visible:opacity-100 touch:size-11 touch:opacity-100"
          >
            <CardIcon sign="add" size="size-4" />
          </button>
        )
      )}
    </section>
  );
}
