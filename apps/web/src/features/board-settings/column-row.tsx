'use client';

import { GripVertical, Trash2 } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { IconButton, Input, Select, StatusDot } from '@helix/ui';
import { categories, isClosedCategory, type Column } from '@helix/contracts/structure';
import { messages as taskMessages } from '../task-actions/messages.ts';
import { DeleteColumnDialog } from './delete-column-dialog.tsx';
import { messages } from './messages.ts';
import type { useColumns } from './use-columns.ts';
import { useSortableRow } from './use-sortable-row.ts';

const words = messages.columns;

type ColumnRowProps = {
  column: Column;
  index: number;
  columns: readonly Column[];
  changes: ReturnType<typeof useColumns>;
  mayChange: boolean;
  onPlace: (columnId: string, index: number) => void;
};

export function ColumnRow({ column, index, columns, changes, mayChange, onPlace }: ColumnRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const [isDeleting, setIsDeleting] = useState(false);
  const onDrop = useCallback(
    (draggedId: string, side: 'above' | 'below') => {
      const from = columns.findIndex(({ id }) => id === draggedId);
      const to = index + (side === 'below' ? 1 : 0);
      onPlace(draggedId, from < to ? to - 1 : to);
    },
    [columns, index, onPlace],
  );
  const { side, isDragged } = useSortableRow({
    row,
    handle,
    id: column.id,
    list: column.boardId,
    isEnabled: mayChange,
    onDrop,
  });
  const line =
    side === undefined
      ? ''
      : `before:absolute before:inset-x-0 before:h-0.5 before:bg-accent ${side === 'above' ? 'before:-top-px' : 'before:-bottom-px'}`;
  return (
    <li
      ref={row}
      className={`relative flex flex-wrap items-center gap-2 px-2 py-1.5 ${line} ${isDragged ? 'opacity-40' : ''}`}
    >
      {mayChange && (
        <button
          ref={handle}
          type="button"
          aria-label={words.move(column.name)}
          className="grid size-7 cursor-grab place-items-center rounded-sm text-soft hover:bg-hover touch:size-11"
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            onPlace(column.id, index + (event.key === 'ArrowUp' ? -1 : 1));
          }}
        >
          <GripVertical className="size-4" aria-hidden />
        </button>
      )}
      <StatusDot kind={column.category} />
      <ColumnFields column={column} changes={changes} mayChange={mayChange} />
      {mayChange && (
        <IconButton
          size="small"
          label={words.remove(column.name)}
          icon={<Trash2 />}
          onClick={() => setIsDeleting(true)}
        />
      )}
      {isDeleting && (
        <DeleteColumnDialog
          column={column}
          columns={columns}
          remove={changes.remove}
          onClose={() => setIsDeleting(false)}
        />
      )}
    </li>
  );
}

type ColumnFieldsProps = Pick<ColumnRowProps, 'column' | 'changes' | 'mayChange'>;

/** Saved when a field is left. Each begins anew when its own value has changed, so that nothing typed in another is lost. */
function ColumnFields({ column, changes, mayChange }: ColumnFieldsProps) {
  const { mutate: update } = changes.update;
  const columnId = column.id;
  const saveLimit = (text: string) => {
    const wipLimit = text === '' ? null : Math.max(1, Math.min(10_000, Math.round(Number(text))));
    if (wipLimit !== column.wipLimit) update({ columnId, wipLimit });
  };
  return (
    <fieldset disabled={!mayChange} className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      <Input
        key={column.name}
        aria-label={words.nameOf(column.name)}
        defaultValue={column.name}
        maxLength={100}
        className="min-w-32 flex-1"
        onBlur={(event) => {
          const name = event.target.value.trim();
          if (name === '') event.target.value = column.name;
          else if (name !== column.name) update({ columnId, name });
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <span className="w-36">
        <Select
          aria-label={words.categoryOf(column.name)}
          value={column.category}
          onChange={(event) => {
            const category = categories.find((known) => known === event.target.value);
            if (category) update({ columnId, category });
          }}
        >
          {categories.map((category) => (
            <option key={category} value={category}>
              {taskMessages.category[category]}
            </option>
          ))}
        </Select>
      </span>
      <span className={`w-24 ${isClosedCategory(column.category) ? 'invisible' : ''}`}>
        <Input
          key={column.wipLimit}
          type="number"
          min={1}
          max={10_000}
          aria-label={words.limitOf(column.name)}
          placeholder={words.noLimit}
          defaultValue={column.wipLimit ?? ''}
          onBlur={(event) => saveLimit(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </span>
    </fieldset>
  );
}
