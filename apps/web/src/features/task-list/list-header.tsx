'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import type { TaskSort } from '@helix/contracts/tasks';
import { useSelection } from '../selection/index.ts';
import type { ListColumn } from './list-columns.ts';
import { useList } from './list-context.tsx';
import { messages } from './messages.ts';

/** What a click on a heading sorts by: first the way one would look at it, then the other way. */
const sorts: Partial<Readonly<Record<ListColumn, readonly [TaskSort, TaskSort]>>> = {
  key: ['key', '-key'],
  status: ['manual', '-manual'],
  priority: ['-priority', 'priority'],
  due: ['due', '-due'],
  created: ['-created', 'created'],
  updated: ['-updated', 'updated'],
};

export function ListHeader({ sort, onSort }: { sort: TaskSort; onSort: (sort: TaskSort) => void }) {
  const { columns } = useList();
  return (
    <div
      role="row"
      className="sticky top-0 z-20 grid h-8 grid-cols-(--columns) items-center border-b border-line bg-paper text-xs text-soft max-md:hidden"
    >
      <SelectAll />
      {(['key', 'status', 'title', ...columns] as const).map((column) => (
        <HeaderCell key={column} column={column} sort={sort} onSort={onSort} />
      ))}
    </div>
  );
}

type HeaderCellProps = {
  column: ListColumn;
  sort: TaskSort;
  onSort: (sort: TaskSort) => void;
};

function HeaderCell({ column, sort, onSort }: HeaderCellProps) {
  const name = messages.columns[column];
  const choices = sorts[column];
  if (!choices) {
    return (
      <span role="columnheader" className="truncate px-2">
        {name}
      </span>
    );
  }
  const [first, second] = choices;
  const isSorted = choices.includes(sort);
  const Arrow = sort.startsWith('-') ? ArrowDown : ArrowUp;
  return (
    <span
      role="columnheader"
      aria-sort={isSorted ? (sort.startsWith('-') ? 'descending' : 'ascending') : 'none'}
      className="min-w-0"
    >
      <button
        type="button"
        onClick={() => onSort(sort === first ? second : first)}
        className={`flex min-h-7 max-w-full items-center gap-1 rounded-sm px-2 hover:text-ink ${isSorted ? 'font-medium text-ink' : ''}`}
      >
        <span className="truncate">{name}</span>
        {isSorted && <Arrow className="size-3 shrink-0" aria-hidden />}
      </button>
    </span>
  );
}

function SelectAll() {
  const { selectedIds, selectAll, clear } = useSelection();
  return (
    <span role="columnheader" className="grid place-items-center">
      <input
        type="checkbox"
        checked={selectedIds.size > 0}
        aria-label={messages.selectAll}
        onChange={() => (selectedIds.size > 0 ? clear() : selectAll())}
        className="tick-box"
      />
    </span>
  );
}
