'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import { Kbd } from './kbd.tsx';
import type { MenuItem } from './menu-item.ts';

const popup =
  'floating pops min-w-44 max-w-[min(20rem,calc(100vw-1rem))] max-h-(--available-height) overflow-y-auto p-1';

/** What menus and context menus have in common: entries, headings, lines, menus in menus. */
function MenuEntries({ items }: { items: readonly MenuItem[] }) {
  return items.map((item, index) => <MenuEntry key={keyOf(item, index)} item={item} />);
}

export function MenuPopup({ items, label }: { items: readonly MenuItem[]; label?: string }) {
  return (
    <Base.Popup className={popup} aria-label={label}>
      <MenuEntries items={items} />
    </Base.Popup>
  );
}

function keyOf(item: MenuItem, index: number): string {
  if (item === 'separator') return `line-${index}`;
  if ('heading' in item) return `heading-${item.heading}`;
  return item.id ?? item.label;
}

function MenuEntry({ item }: { item: MenuItem }) {
  if (item === 'separator') return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
  if ('heading' in item) {
    return (
      <div role="presentation" className="px-2 pt-1.5 pb-1 text-xs font-medium text-soft">
        {item.heading}
      </div>
    );
  }
  if ('items' in item) return <Submenu item={item} />;
  const shared = {
    className: `floating-item ${item.tone === 'danger' ? 'text-bad' : ''}`,
    disabled: item.disabled ?? false,
    label: item.label,
  };
  const content = <EntryContent item={item} />;
  if (item.href !== undefined) {
    return (
      <Base.LinkItem
        className={shared.className}
        label={item.label}
        href={item.href}
        closeOnClick
        {...(item.onSelect && {
          onClick: (event) => {
            event.preventDefault();
            item.onSelect?.();
          },
        })}
      >
        {content}
      </Base.LinkItem>
    );
  }
  if (item.checked !== undefined) {
    return (
      <Base.CheckboxItem
        {...shared}
        checked={item.checked}
        closeOnClick
        onCheckedChange={() => item.onSelect?.()}
      >
        {content}
        <Base.CheckboxItemIndicator className="ml-auto pl-3">
          <Check className="size-4" aria-hidden />
        </Base.CheckboxItemIndicator>
      </Base.CheckboxItem>
    );
  }
  return (
    <Base.Item {...shared} onClick={() => item.onSelect?.()}>
      {content}
    </Base.Item>
  );
}

function EntryContent({ item }: { item: Extract<MenuItem, { label: string }> }) {
  const hint = 'hint' in item ? item.hint : undefined;
  const shortcut = 'shortcut' in item ? item.shortcut : undefined;
  return (
    <>
      {item.icon !== undefined && (
        <span
          className="grid size-4 shrink-0 place-items-center text-soft [&_svg]:size-4"
          aria-hidden
        >
          {item.icon}
        </span>
      )}
      <span className="truncate">{item.label}</span>
      {hint !== undefined && <span className="ml-auto pl-4 text-xs text-soft">{hint}</span>}
      {shortcut !== undefined && (
        <span className="ml-auto pl-4 max-md:hidden" aria-hidden>
          <Kbd keys={shortcut} />
        </span>
      )}
    </>
  );
}

function Submenu({ item }: { item: Extract<MenuItem, { items: readonly MenuItem[] }> }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className="floating-item data-popup-open:bg-hover" label={item.label}>
        <EntryContent item={item} />
        <ChevronRight className="ml-auto size-4 text-soft" aria-hidden />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={-2} collisionPadding={8}>
          <MenuPopup items={item.items} />
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}
