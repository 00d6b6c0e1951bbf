'use client';

import {
  ArrowLeft,
  ArrowRight,
  ChevronsLeft,
  Ellipsis,
  Gauge,
  Pencil,
  Plus,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { IconButton, Menu, type MenuItem } from '@helix/ui';
import { useBoard } from '../board-context.tsx';
import type { ColumnView } from '../board-view-patch.ts';
import { ColumnDialog, type ColumnForm } from './column-dialog.tsx';
import { messages } from '../messages.ts';
import { useColumnChanges } from './use-column-changes.ts';

const words = messages.column;
const sign = 'size-4';

/** What who manages the board can do with a column. */
export function ColumnMenu({ column, onCollapse }: { column: ColumnView; onCollapse: () => void }) {
  const [form, setForm] = useState<ColumnForm>();
  const { boardId, readView } = useBoard();
  const { order, remove } = useColumnChanges(boardId);
  const ids = readView().columns.map(({ id }) => id);
  const at = ids.indexOf(column.id);
  const shift = (by: number) => {
    const others = ids.filter((id) => id !== column.id);
    order.mutate(others.toSpliced(at + by, 0, column.id));
  };
  const items: readonly MenuItem[] = [
    { label: words.rename, icon: <Pencil className={sign} />, onSelect: () => setForm('name') },
    { label: words.setLimit, icon: <Gauge className={sign} />, onSelect: () => setForm('limit') },
    'separator',
    {
      label: words.moveLeft,
      icon: <ArrowLeft className={sign} />,
      disabled: at <= 0,
      onSelect: () => shift(-1),
    },
    {
      label: words.moveRight,
      icon: <ArrowRight className={sign} />,
      disabled: at === ids.length - 1,
      onSelect: () => shift(1),
    },
    { label: words.add, icon: <Plus className={sign} />, onSelect: () => setForm('new') },
    { label: words.collapse, icon: <ChevronsLeft className={sign} />, onSelect: onCollapse },
    'separator',
    {
      label: words.remove,
      icon: <Trash2 className={sign} />,
      tone: 'danger',
      disabled: column.count > 0,
      ...(column.count > 0 && { hint: words.notEmptyShort }),
      onSelect: () => remove.mutate(column),
    },
  ];
  return (
    <>
      <Menu
        align="end"
        label={words.menu(column.name)}
        items={items}
        trigger={
          <IconButton
            size="small"
            label={words.menu(column.name)}
            icon={<Ellipsis className="size-4" aria-hidden />}
          />
        }
      />
      {form && <ColumnDialog column={column} form={form} onClose={() => setForm(undefined)} />}
    </>
  );
}
