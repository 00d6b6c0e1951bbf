'use client';

import { ListFilter, TextCursorInput, TriangleAlert, X } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { everything, parseFilter, printFilter, type Filter } from '@helix/contracts/filters';
import { Button, IconButton, Kbd } from '@helix/ui';
import { formatNumber } from '../../lib/format.ts';
import { useCommands } from '../shortcuts/index.ts';
import { AddFilter } from './add-filter.tsx';
import { useFilterDirectory } from './filter-directory.ts';
import { FilterConditions } from './filter-group.tsx';
import { countParts, withMore, withPart } from './filter-parts.ts';
import { FilterText } from './filter-text.tsx';
import { messages } from './messages.ts';
import type { ViewControl } from './view-state.ts';

type FilterBarProps = {
  control: ViewControl;
  /** The board that is shown; without one, tasks of all boards. */
  boardId?: string;
  /** How many tasks the filter describes, when that is known. */
  count?: { readonly count: number; readonly isExact: boolean } | undefined;
  /** At the end of the bar. */
  children?: ReactNode;
};

/** The conditions that tasks are shown by. They stand in the address; nothing is applied that cannot be seen here. */
export function FilterBar({ control, boardId, count, children }: FilterBarProps) {
  const { filter: text } = control.view;
  const [isOpen, setIsOpen] = useState(false);
  const [isText, setIsText] = useState(false);
  const directory = useFilterDirectory(boardId);
  const parsed = useMemo(() => parseFilter(text), [text]);
  const change = (filter: Filter) => control.change({ filter: printFilter(filter) });
  const filter = parsed.ok ? parsed.filter : everything;
  const parts = countParts(filter);
  useFilterCommands(control, () => setIsOpen(true));
  const apply = (next: string) => {
    control.change({ filter: next });
    setIsText(false);
  };
  const isEditing = isText || !parsed.ok;
  return (
    <div
      role="search"
      aria-label={messages.bar}
      className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1.5"
    >
      {isEditing ? (
        <FilterText text={text} onApply={apply} />
      ) : (
        <>
          <AddFilter
            boardId={boardId}
            directory={directory}
            open={isOpen}
            onOpenChange={setIsOpen}
            onAdd={(part, replaces) =>
              change(replaces ? withPart(filter, parts - 1, part) : withMore(filter, part))
            }
            onRemoveLast={() => change(withPart(filter, parts - 1, undefined))}
            trigger={
              <Button look="quiet" size="small" icon={<ListFilter />} className="max-md:-ml-3">
                {messages.add}
                <span className="max-md:hidden">
                  <Kbd keys="f" />
                </span>
              </Button>
            }
          />
          <FilterConditions
            filter={filter}
            boardId={boardId}
            directory={directory}
            onChange={change}
          />
        </>
      )}
      {text !== '' && (
        <span className="flex items-center">
          {!isEditing && (
            <IconButton
              size="small"
              label={messages.editText}
              icon={<TextCursorInput />}
              onClick={() => setIsText(true)}
            />
          )}
          <IconButton
            size="small"
            label={messages.clearAll}
            icon={<X />}
            onClick={() => apply('')}
          />
        </span>
      )}
      <span role="status" className="text-xs text-soft tabular-nums empty:absolute">
        {count && text !== '' && messages.shown(formatNumber(count.count), count)}
      </span>
      <span className="ml-auto flex items-center gap-2 empty:hidden">{children}</span>
      {!parsed.ok && <FilterFault reason={parsed.problem.message} />}
    </div>
  );
}

function FilterFault({ reason }: { reason: string }) {
  return (
    <p role="alert" className="flex w-full items-center gap-1.5 text-xs text-bad">
      <TriangleAlert className="size-3.5 shrink-0" aria-hidden />
      {messages.invalid}: {reason}
    </p>
  );
}

function useFilterCommands(control: ViewControl, open: () => void): void {
  useCommands([
    {
      id: 'filter.add',
      title: messages.focus,
      group: messages.group,
      keys: ['f'],
      icon: ListFilter,
      run: open,
    },
    {
      id: 'filter.clear',
      title: messages.clearAll,
      group: messages.group,
      keys: ['Alt+Shift+f'],
      isAvailable: control.view.filter !== '',
      run: () => control.change({ filter: '' }),
    },
  ]);
}
