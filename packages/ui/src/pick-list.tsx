'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, Plus } from 'lucide-react';
import { type PickGroup, type PickItem } from './pick-item.ts';
import { messages } from './messages.ts';

/** The item that stands for what was typed, when nothing has that name yet. */
export const createdValue = '\u0000create';

/** The list of pick menus and comboboxes: groups, icons, check marks. */
export function PickList({ emptyText = messages.noMatch }: { emptyText?: string }) {
  return (
    <>
      <Base.Empty>
        <div className="px-3 py-4 text-center text-sm text-soft">{emptyText}</div>
      </Base.Empty>
      <Base.List className="max-h-[min(20rem,var(--available-height))] scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
        {(group: PickGroup) => (
          <Base.Group key={group.value} items={group.items}>
            {group.value !== '' && (
              <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-soft">
                {group.value}
              </Base.GroupLabel>
            )}
            <Base.Collection>
              {(item: PickItem) => <PickRow key={item.value} item={item} />}
            </Base.Collection>
          </Base.Group>
        )}
      </Base.List>
    </>
  );
}

function PickRow({ item }: { item: PickItem }) {
  return (
    <Base.Item value={item} disabled={item.disabled ?? false} className="floating-item">
      <span
        className="grid size-5 shrink-0 place-items-center text-soft empty:hidden [&_svg]:size-4"
        aria-hidden
      >
        {item.value === createdValue ? <Plus /> : item.icon}
      </span>
      <span className="truncate">{item.label}</span>
      {item.hint !== undefined && <span className="truncate text-xs text-soft">{item.hint}</span>}
      <Base.ItemIndicator className="ml-auto shrink-0 pl-2">
        <Check className="size-4" aria-hidden />
      </Base.ItemIndicator>
    </Base.Item>
  );
}

export const isSameItem = (one: PickItem, other: PickItem) => one.value === other.value;
export const labelOf = (item: PickItem) => item.label;
