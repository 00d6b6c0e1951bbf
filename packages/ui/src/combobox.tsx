'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronDown, X } from 'lucide-react';
import { useMemo } from 'react';
import { useFieldControl } from './field.tsx';
import { messages } from './messages.ts';
import { groupItems, matchesQuery, type PickItem } from './pick-item.ts';
import { isSameItem, labelOf, PickList } from './pick-list.tsx';

type SharedProps = {
  items: readonly PickItem[];
  placeholder?: string;
  emptyText?: string;
  /** Needed outside of a `Field`. */
  'aria-label'?: string;
  id?: string;
  disabled?: boolean;
};

type ComboboxProps = SharedProps & {
  value: string | null;
  /** May be left empty. */
  isClearable?: boolean;
  onValueChange: (value: string | null) => void;
};

const field =
  'min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-soft touch:text-[16px]';

/** One of many, found by typing. */
export function Combobox({
  items,
  value,
  onValueChange,
  isClearable = false,
  placeholder,
  emptyText,
  disabled = false,
  ...rest
}: ComboboxProps) {
  const groups = useMemo(() => groupItems(items), [items]);
  const control = useFieldControl(rest);
  const chosen = items.find((item) => item.value === value) ?? null;
  return (
    <Base.Root<PickItem, false, PickItem>
      items={groups}
      value={chosen}
      onValueChange={(item) => onValueChange(item?.value ?? null)}
      filter={matchesQuery}
      itemToStringLabel={labelOf}
      isItemEqualToValue={isSameItem}
      disabled={disabled}
      autoHighlight
    >
      <Base.InputGroup className="control flex min-h-8 items-center gap-1 pr-1 pl-2.5 touch:min-h-11">
        <Base.Input {...control} {...rest} placeholder={placeholder} className={field} />
        {isClearable && chosen !== null && (
          <Base.Clear
            aria-label={messages.clear}
            className="grid size-6 place-items-center rounded-sm text-soft hover:bg-hover touch:size-9"
          >
            <X className="size-3.5" aria-hidden />
          </Base.Clear>
        )}
        <OpenButton />
      </Base.InputGroup>
      <ListPopup {...(emptyText !== undefined && { emptyText })} />
    </Base.Root>
  );
}

type MultiComboboxProps = SharedProps & {
  value: readonly string[];
  onValueChange: (values: readonly string[]) => void;
};

/** Some of many; what is chosen stands in the field and can be taken out again. */
export function MultiCombobox({
  items,
  value,
  onValueChange,
  placeholder,
  emptyText,
  disabled = false,
  ...rest
}: MultiComboboxProps) {
  const groups = useMemo(() => groupItems(items), [items]);
  const control = useFieldControl(rest);
  const chosen = useMemo(() => items.filter((item) => value.includes(item.value)), [items, value]);
  return (
    <Base.Root<PickItem, true, PickItem>
      multiple
      items={groups}
      value={chosen}
      onValueChange={(picked) => onValueChange(picked.map((item) => item.value))}
      filter={matchesQuery}
      itemToStringLabel={labelOf}
      isItemEqualToValue={isSameItem}
      disabled={disabled}
      autoHighlight
    >
      <Base.InputGroup className="control flex min-h-8 items-center gap-1 py-1 pr-1 pl-1.5 touch:min-h-11">
        <Base.Chips className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
          {chosen.map((item) => (
            <Base.Chip
              key={item.value}
              aria-label={item.label}
              className="flex h-6 max-w-full items-center gap-1 rounded-sm bg-hover pl-2 text-xs font-medium outline-none data-highlighted:bg-selected"
            >
              <span className="truncate">{item.label}</span>
              <Base.ChipRemove
                aria-label={messages.remove(item.label)}
                className="grid size-6 place-items-center rounded-sm text-soft hover:text-ink"
              >
                <X className="size-3" aria-hidden />
              </Base.ChipRemove>
            </Base.Chip>
          ))}
          <Base.Input
            {...control}
            {...rest}
            placeholder={chosen.length === 0 ? placeholder : undefined}
            className={`${field} min-w-24 pl-1`}
          />
        </Base.Chips>
        <OpenButton />
      </Base.InputGroup>
      <ListPopup {...(emptyText !== undefined && { emptyText })} />
    </Base.Root>
  );
}

function OpenButton() {
  return (
    <Base.Trigger
      aria-label={messages.open}
      className="grid size-6 shrink-0 place-items-center rounded-sm text-soft hover:bg-hover touch:size-9"
    >
      <ChevronDown className="size-4" aria-hidden />
    </Base.Trigger>
  );
}

function ListPopup({ emptyText }: { emptyText?: string }) {
  return (
    <Base.Portal>
      <Base.Positioner className="z-50" align="start" sideOffset={4} collisionPadding={8}>
        <Base.Popup className="floating pops w-(--anchor-width) min-w-56 max-w-[calc(100vw-1rem)]">
          <PickList {...(emptyText !== undefined && { emptyText })} />
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
