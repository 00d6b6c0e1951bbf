'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Search } from 'lucide-react';
import { useMemo, useState, type ReactElement, type RefObject } from 'react';
import { messages } from './messages.ts';
import { groupItems, matchesQuery, type PickGroup, type PickItem } from './pick-item.ts';
import { createdValue, isSameItem, labelOf, PickList } from './pick-list.tsx';

type PickMenuProps = {
  /** What is picked, such as "Assignee"; names the list and its search. */
  label: string;
  items: readonly PickItem[];
  /** A button. Without one, `open` and `anchor` say when and where. */
  trigger?: ReactElement;
  anchor?: Element | null | RefObject<Element | null>;
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  placeholder?: string;
  emptyText?: string;
  align?: 'start' | 'center' | 'end';
  /** Offers to make what was typed and is not there. */
  createLabel?: (text: string) => string;
  onCreate?: (text: string) => void;
} & (
  | { multiple?: false; value: string | null; onPick: (value: string) => void }
  | { multiple: true; value: readonly string[]; onPick: (values: readonly string[]) => void }
);

/** Opens a list to search and pick from: by arrows and Enter, or by pointer. */
export function PickMenu(props: PickMenuProps) {
  const { label, trigger, anchor, align = 'start', placeholder, emptyText } = props;
  const [isOpenInside, setIsOpenInside] = useState(false);
  const [query, setQuery] = useState('');
  const isOpen = props.open ?? isOpenInside;
  const setIsOpen = (next: boolean) => {
    if (!next) setQuery('');
    setIsOpenInside(next);
    props.onOpenChange?.(next);
  };
  const groups = usePickGroups(props, query);
  return (
    <Base.Root<PickItem, boolean, PickGroup>
      {...selectionOf(props, query, () => setIsOpen(false))}
      items={groups}
      filteredItems={groups}
      open={isOpen}
      onOpenChange={setIsOpen}
      inputValue={query}
      onInputValueChange={setQuery}
      itemToStringLabel={labelOf}
      isItemEqualToValue={isSameItem}
      autoHighlight
    >
      {trigger && <Base.Trigger aria-label={nameOf(props)} render={trigger} />}
      <Base.Portal>
        <Base.Positioner
          className="z-50"
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(anchor !== undefined && { anchor })}
        >
          <Base.Popup
            aria-label={label}
            className="floating pops w-64 max-w-[calc(100vw-1rem)] touch:w-80"
          >
            <div className="flex items-center gap-2 border-b border-line px-3">
              <Search className="size-4 shrink-0 text-soft" aria-hidden />
              <Base.Input
                aria-label={label}
                placeholder={placeholder ?? label}
                className="min-h-9 w-full bg-transparent text-sm outline-none placeholder:text-soft touch:min-h-11 touch:text-[16px]"
              />
            </div>
            <PickList {...(emptyText !== undefined && { emptyText })} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The trigger is a combobox to those who hear it, which has no name by what is written on it. */
function nameOf({ label, items, multiple, value }: PickMenuProps): string {
  const chosen = items.filter((item) =>
    multiple ? value.includes(item.value) : item.value === value,
  );
  return chosen.length === 0 ? label : `${label}: ${chosen.map(labelOf).join(', ')}`;
}

function usePickGroups(props: PickMenuProps, query: string): readonly PickGroup[] {
  const { items, onCreate, createLabel = messages.create } = props;
  return useMemo(() => {
    const text = query.trim();
    const matching = text === '' ? items : items.filter((item) => matchesQuery(item, text));
    const isKnown = items.some((item) => item.label.toLowerCase() === text.toLowerCase());
    if (!onCreate || text === '' || isKnown) return groupItems(matching);
    return [
      ...groupItems(matching),
      { value: '', items: [{ value: createdValue, label: createLabel(text) }] },
    ];
  }, [items, query, onCreate, createLabel]);
}

function selectionOf(props: PickMenuProps, query: string, close: () => void) {
  const created = (picked: readonly PickItem[]) => {
    if (!picked.some(({ value }) => value === createdValue)) return false;
    props.onCreate?.(query.trim());
    return true;
  };
  if (props.multiple) {
    const chosen = new Set(props.value);
    return {
      multiple: true,
      value: props.items.filter(({ value }) => chosen.has(value)),
      onValueChange: (picked: PickItem | PickItem[] | null) => {
        const list = Array.isArray(picked) ? picked : [];
        if (!created(list)) props.onPick(list.map(({ value }) => value));
      },
    };
  }
  return {
    multiple: false,
    value: props.items.find(({ value }) => value === props.value) ?? null,
    onValueChange: (picked: PickItem | PickItem[] | null) => {
      if (picked === null || Array.isArray(picked)) return;
      if (!created([picked])) props.onPick(picked.value);
      close();
    },
  };
}
