'use client';

import { formatNumber } from '../../lib/format.ts';
import { DisplayMenu, FilterBar, usualTasksView, useView } from '../filters/index.ts';
import { ColumnMenu } from './column-menu.tsx';
import { ExportLink } from './export-link.tsx';
import { messages } from './messages.ts';
import { TaskList } from './task-list.tsx';
import { useTaskCount } from './use-task-count.ts';

/** The tasks of all boards. */
export function TasksPage() {
  const control = useView(usualTasksView);
  const { filter, sort } = control.view;
  const total = useTaskCount({ filter, sort });
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="grid gap-1 border-b border-line px-5 pt-3 pb-2 max-md:px-3">
        <h1 className="flex items-baseline gap-2 text-lg font-semibold">
          {messages.title}
          {total && (
            <span className="text-sm font-normal text-soft tabular-nums">
              {messages.total(formatNumber(total.count), total.isExact, total.count === 1)}
            </span>
          )}
        </h1>
        <FilterBar control={control}>
          <ExportLink filter={filter} sort={sort} />
          <ColumnMenu />
          <DisplayMenu control={control} />
        </FilterBar>
      </header>
      <TaskList control={control} />
    </div>
  );
}
