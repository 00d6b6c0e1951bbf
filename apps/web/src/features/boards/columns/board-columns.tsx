'use client';

import { useRef } from 'react';
import type { TaskWork } from '@helix/contracts/tasks';
import { useKeptLeft } from '../../../lib/kept-scroll.ts';
import { BoardColumn } from './board-column.tsx';
import type { Folding } from '../board-context.tsx';
import type { BoardView } from '../board-view-patch.ts';
import { ColumnSwitch } from './column-switch.tsx';
import { useAutoScroll } from '../moves/use-drop-area.ts';
import { firstColumns } from './use-near-columns.ts';

type BoardColumnsProps = Folding & {
  view: BoardView;
  works: ReadonlyMap<string, TaskWork>;
};

export function BoardColumns({ view, collapsed, onCollapse, works }: BoardColumnsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useAutoScroll(scroller);
  useKeptLeft('columns', scroller);
  return (
    <>
      <ColumnSwitch
        columns={view.columns}
        collapsed={collapsed}
        onCollapse={onCollapse}
        scroller={scroller}
      />
      <div
        ref={scroller}
        className="relative flex min-h-0 flex-1 items-stretch gap-2 overflow-x-auto overscroll-x-contain px-5 pb-4 max-md:snap-x max-md:snap-mandatory max-md:scroll-px-3 max-md:gap-3 max-md:px-3 max-md:pb-3"
      >
        {view.columns.map((column, at) => (
          <BoardColumn
            key={column.id}
            column={column}
            works={works}
            scroller={scroller}
            isFirst={at < firstColumns}
            archivesAfter={view.board.archiveDoneAfterDays}
            isCollapsed={collapsed.has(column.id)}
            onCollapse={onCollapse}
          />
        ))}
      </div>
    </>
  );
}
