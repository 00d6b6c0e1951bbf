'use client';

import { ChevronsLeft, Plus } from 'lucide-react';
import { IconButton } from '@helix/ui';
import { useBoard } from '../board-context.tsx';
import type { ColumnView } from '../board-view-patch.ts';
import { CategoryRing } from './category-ring.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { messages } from '../messages.ts';

const words = messages.column;

type ColumnHeaderProps = { column: ColumnView; onCollapse: () => void; onAdd: () => void };

export function ColumnHeader({ column, onCollapse, onAdd }: ColumnHeaderProps) {
  const { mayEdit, mayManage } = useBoard();
  return (
    <header className="flex h-10 shrink-0 items-center gap-2 pr-1.5 pl-3">
      <CategoryRing category={column.category} />
      <h2
        className="truncate text-sm font-semibold"
        title={words.of(column.name, messages.category[column.category])}
      >
        {column.name}
      </h2>
      <WipCount count={column.count} limit={column.wipLimit} />
      <span className="ml-auto flex">
        {mayEdit && (
          <IconButton
            size="small"
            label={messages.quickAdd.topLabel(column.name)}
            icon={<Plus className="size-4" aria-hidden />}
            onClick={onAdd}
          />
        )}
        {mayManage ? (
          <ColumnMenu column={column} onCollapse={onCollapse} />
        ) : (
          <span className="max-md:hidden">
            <IconButton
              size="small"
              label={`${words.collapse} ${column.name}`}
              icon={<ChevronsLeft className="size-4" aria-hidden />}
              onClick={onCollapse}
            />
          </span>
        )}
      </span>
    </header>
  );
}

/** How many there are, and against the limit in words as well as in colour. */
export function WipCount({ count, limit }: { count: number; limit: number | null }) {
  if (limit === null) return <span className="text-xs text-soft tabular-nums">{count}</span>;
  const over = count - limit;
  const look =
    over > 0
      ? 'bg-[color-mix(in_oklab,var(--bad)_12%,transparent)] text-bad'
      : over === 0
        ? 'bg-[color-mix(in_oklab,var(--busy)_14%,transparent)] text-busy'
        : 'text-soft';
  return (
    <span
      className={`rounded-full px-1.5 text-xs whitespace-nowrap tabular-nums ${over < 0 ? '' : 'font-medium'} ${look}`}
    >
      {words.limit(count, limit)}
      {over >= 0 && ` · ${over > 0 ? words.over(over) : words.full}`}
    </span>
  );
}
