'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Kbd, Spinner } from '@helix/ui';
import { messageOf } from '../../lib/error-message.ts';
import { HighlightedText } from '../search/highlighted-text.tsx';
import { messages } from './messages.ts';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';
import { usePaletteGroups } from './use-palette-groups.ts';

type PaletteProps = { open: boolean; onOpenChange: (isOpen: boolean) => void };

/** Go anywhere, do anything, find everything, without the hands leaving the keys. */
export function Palette({ open, onOpenChange }: PaletteProps) {
  const router = useRouter();
  // Done when the palette has gone and the focus is back where it was: a command may move it.
  const next = useRef<(() => void) | undefined>(undefined);
  const choose = (item: PaletteItem) => {
    if (item.href !== undefined) router.push(item.href);
    else next.current = item.run;
    onOpenChange(false);
  };
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(isOpen) => onOpenChange(isOpen)}
      onOpenChangeComplete={(isOpen) => {
        if (isOpen) return;
        next.current?.();
        next.current = undefined;
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fades fixed inset-0 z-50 bg-veil" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center px-3 pt-[12dvh] pb-3 max-md:px-0 max-md:pt-0 max-md:pb-0">
          <Dialog.Popup
            aria-label={messages.palette}
            className="pops flex max-h-[min(30rem,76dvh)] w-full max-w-xl flex-col overflow-hidden rounded-xl border border-line bg-overlay shadow-xl outline-none max-md:h-dvh max-md:max-h-none max-md:rounded-none max-md:border-0"
          >
            <PaletteBody onChoose={choose} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody({ onChoose }: { onChoose: (item: PaletteItem) => void }) {
  const [query, setQuery] = useState('');
  const { groups, isSearching, error } = usePaletteGroups(query);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filteredItems={groups}
      value={query}
      onValueChange={(value, { reason }) => {
        if (reason !== 'item-press') setQuery(value);
      }}
      itemToStringValue={({ title }: PaletteItem) => title}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="size-4 shrink-0 text-soft" />
        <Autocomplete.Input
          aria-label={messages.palette}
          placeholder={messages.placeholder}
          className="min-h-12 w-full bg-transparent text-base outline-none placeholder:text-soft touch:text-[16px]"
        />
        {isSearching && <Spinner />}
        <Dialog.Close className="shrink-0 rounded-sm text-xs text-soft hover:text-ink touch:min-h-11 touch:px-2">
          <span className="sr-only md:not-sr-only">
            <span className="sr-only">{messages.close}</span>
            <span aria-hidden>
              <Kbd keys="Escape" />
            </span>
          </span>
          <span aria-hidden className="md:hidden">
            {messages.close}
          </span>
        </Dialog.Close>
      </div>
      <Autocomplete.Status className="sr-only">
        {isSearching ? messages.searching : messages.count(count)}
      </Autocomplete.Status>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain scroll-py-2">
        {error !== null && query.trim() !== '' && (
          <p role="alert" className="px-4 pt-3 text-sm text-bad">
            {messages.notSearched(messageOf(error))}
          </p>
        )}
        <Autocomplete.Empty>
          <p className="px-4 py-8 text-center text-sm text-soft">{messages.empty}</p>
        </Autocomplete.Empty>
        <Autocomplete.List className="p-1.5">
          {(group: PaletteGroup) => (
            <Autocomplete.Group key={group.value} items={group.items} className="not-first:mt-1">
              {group.value !== '' && (
                <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-xs font-medium text-soft">
                  {group.value}
                </Autocomplete.GroupLabel>
              )}
              <Autocomplete.Collection>
                {(item: PaletteItem) => (
                  <Autocomplete.Item
                    key={item.id}
                    value={item}
                    onClick={() => onChoose(item)}
                    className="floating-item min-h-9! gap-2.5 px-2.5 data-highlighted:bg-selected touch:min-h-11!"
                  >
                    <PaletteRow item={item} />
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
      <Hints />
    </Autocomplete.Root>
  );
}

function PaletteRow({ item }: { item: PaletteItem }) {
  const { icon: Icon, found, title, hint, keys } = item;
  return (
    <>
      <span className="grid size-4 shrink-0 place-items-center text-soft">
        {Icon && <Icon aria-hidden className="size-4" />}
      </span>
      <span className="min-w-0 truncate">
        {found === undefined ? title : <HighlightedText {...found} />}
      </span>
      {hint !== undefined && (
        <span className="ml-auto max-w-[40%] shrink-0 truncate pl-2 text-xs text-soft">{hint}</span>
      )}
      {keys !== undefined && (
        <span aria-hidden className="ml-auto shrink-0 pl-2 max-md:hidden">
          <Kbd keys={keys.replaceAll(/\[\w+\]\+/g, '')} />
        </span>
      )}
    </>
  );
}

function Hints() {
  return (
    <div
      aria-hidden
      className="flex items-center gap-4 border-t border-line px-4 py-2 text-xs text-soft max-md:hidden"
    >
      <span className="flex items-center gap-1.5">
        <Kbd keys="ArrowUp ArrowDown" /> {messages.choose}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd keys="Enter" /> {messages.run}
      </span>
    </div>
  );
}
