'use client';

import type { ReactNode } from 'react';
import { formatNumber } from '../../lib/format.ts';
import { DisplayMenu, FilterBar, type ViewControl } from '../filters/index.ts';
import { ColumnMenu } from './column-menu.tsx';
import { ExportLink } from './export-link.tsx';
import { messages } from './messages.ts';
import { TaskList } from './task-list.tsx';
import { useTaskCount } from './use-task-count.ts';

type TasksPageProps = {
  control: ViewControl;
  title?: string;
  boardId?: string;
  /** Of a view that is saved: what is chosen is for the view, and not for this browser. */
  isSaved?: boolean;
  /** At the end of the filter, before what concerns the list itself. */
  children?: ReactNode;
};

/** A list of tasks with what it is filtered by. */
export function TasksPage(props: TasksPageProps) {
  const { control, title = messages.title, boardId, isSaved = false, children } = props;
  const { filter, sort } = control.view;
  const total = useTaskCount({ boardId, filter, sort });
  const ofBoard = boardId === undefined ? {} : { boardId };
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line gutter py-2">
        <h1 className="flex items-baseline gap-2 text-lg font-semibold">
          <span className="max-md:sr-only">{title}</span>
          {total && (
            <span className="text-sm font-normal text-soft tabular-nums">
              {messages.total(formatNumber(total.count), total.isExact, total.count === 1)}
            </span>
          )}
        </h1>
        <div className="min-w-0 flex-1 basis-96">
          <FilterBar control={control} {...ofBoard}>
            {children}
            <ExportLink boardId={boardId} filter={filter} sort={sort} />
            <ColumnMenu control={control} isSaved={isSaved} />
            <DisplayMenu control={control} isList />
          </FilterBar>
        </div>
      </header>
      <TaskList control={control} {...ofBoard} />
    </div>
  );
}
