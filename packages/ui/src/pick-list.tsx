'use client';

import { Check, Minus } from 'lucide-react';
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { messages } from './messages.ts';
import { groupItems, matchingItems, type PickItem } from './pick-item.ts';

type PickListProps = {
  /** What is chosen, such as "Priority". */
  label: string;
  items: readonly PickItem[];
  placeholder?: string;
  /** Stays open for more, and shows what is on. */
  isMultiple?: boolean;
  /** When what can be chosen is looked up elsewhere as somebody types. */
  onSearch?: (query: string) => void;
  isSearching?: boolean;
  searchingText?: string | undefined;
  onPick: (item: PickItem) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>, query: string) => void;
  footer?: ReactNode;
};

/** A list to choose from by typing, by the arrows, or with the pointer. */
export function PickList(props: PickListProps) {
  const { label, placeholder, isMultiple = false, onSearch, footer } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const groups = useMemo(
    () => groupItems(onSearch ? props.items : matchingItems(props.items, query)),
    [onSearch, props.items, query],
  );
  const items = groups.flatMap((group) => group.items);
  const current = Math.min(active, items.length - 1);
  useEffect(() => {
    list.current?.querySelector('[data-highlighted]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const pick = (item: PickItem | undefined) => {
    if (item) props.onPick(item);
  };
  const search = (next: string) => {
    setQuery(next);
    setActive(0);
    onSearch?.(next);
  };
  const step = (by: number) =>
    items.length > 0 && setActive((current + by + items.length) % items.length);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    props.onKeyDown?.(event, query);
    if (event.defaultPrevented) return;
    const act = keyActions(event.key, { step, pick: () => pick(items[current]) });
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const optionId = (index: number) => `${id}-${index}`;
  return (
    <div className="flex min-h-0 flex-col">
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={items.length > 0 ? optionId(current) : undefined}
        autoComplete="off"
        spellCheck={false}
        value={query}
        placeholder={placeholder ?? label}
        onChange={(event) => search(event.target.value)}
        onKeyDown={onKeyDown}
        className="w-full shrink-0 border-b border-line bg-transparent px-3 py-2 text-sm outline-none placeholder:text-soft touch:min-h-11 touch:text-[16px]"
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={isMultiple || undefined}
        className="min-h-0 flex-1 scroll-py-1 overflow-y-auto overscroll-contain p-1"
      >
        {items.length === 0 && (
          <p className="px-2 py-1.5 text-sm text-soft">
            {props.isSearching === true
              ? (props.searchingText ?? messages.searching)
              : messages.noMatch}
          </p>
        )}
        {groups.map((group) => (
          <PickGroupView key={group.heading ?? ''} heading={group.heading}>
            {group.items.map((item) => {
              const index = items.indexOf(item);
              return (
                <PickOption
                  key={item.id}
                  id={optionId(index)}
                  item={item}
                  isHighlighted={index === current}
                  onHighlight={() => setActive(index)}
                  onPick={() => pick(item)}
                />
              );
            })}
          </PickGroupView>
        ))}
      </div>
      <span role="status" className="sr-only">
        {query !== '' && messages.choices(items.length)}
      </span>
      {footer}
    </div>
  );
}

function keyActions(
  key: string,
  { step, pick }: { step: (by: number) => void; pick: () => void },
): (() => void) | undefined {
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: pick,
  };
  return actions[key];
}

function PickGroupView({
  heading,
  children,
}: {
  heading: string | undefined;
  children: ReactNode;
}) {
  const id = useId();
  if (heading === undefined) return children;
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="px-2 pt-2 pb-1 text-xs font-medium text-soft">
        {heading}
      </p>
      {children}
    </div>
  );
}

type PickOptionProps = {
  id: string;
  item: PickItem;
  isHighlighted: boolean;
  onHighlight: () => void;
  onPick: () => void;
};

function PickOption({ id, item, isHighlighted, onHighlight, onPick }: PickOptionProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={item.state === 'on'}
      data-highlighted={isHighlighted || undefined}
      className="floating-item"
      onPointerMove={onHighlight}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {item.icon !== undefined && (
        <span className="grid size-4 shrink-0 place-items-center">{item.icon}</span>
      )}
      <span className="min-w-0 flex-auto truncate">{item.label}</span>
      {item.hint !== undefined && (
        <span className="max-w-40 min-w-0 shrink-3 truncate text-xs text-soft">{item.hint}</span>
      )}
      {item.aside}
      {item.state !== undefined && (
        <span className="grid size-4 shrink-0 place-items-center text-accent">
          {item.state === 'on' && <Check className="size-4" aria-hidden />}
          {item.state === 'some' && <Minus className="size-4" aria-hidden />}
        </span>
      )}
    </div>
  );
}
