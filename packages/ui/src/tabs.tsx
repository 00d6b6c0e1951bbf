'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';

const tab =
  'inline-flex min-h-8 items-center gap-1.5 border-b-2 border-transparent px-0.5 text-sm font-medium whitespace-nowrap text-soft transition-colors hover:text-ink touch:min-h-11 [&_svg]:size-4';

export type TabItem<T extends string> = {
  value: T;
  label: ReactNode;
  /** How many are in it. */
  count?: number;
  content: ReactNode;
};

type TabsProps<T extends string> = {
  label: string;
  tabs: readonly TabItem<T>[];
  value?: T;
  defaultValue?: T;
  onValueChange?: (value: T) => void;
};

/** Parts of one page. Tabs that are pages of their own are `TabLinks`. */
export function Tabs<T extends string>({
  label,
  tabs,
  value,
  defaultValue,
  onValueChange,
}: TabsProps<T>) {
  return (
    <Base.Root
      {...(value === undefined ? { defaultValue: defaultValue ?? tabs[0]?.value } : { value })}
      onValueChange={(next) => {
        const chosen = tabs.find((item) => item.value === next);
        if (chosen) onValueChange?.(chosen.value);
      }}
    >
      <Base.List aria-label={label} className="flex gap-4 overflow-x-auto border-b border-line">
        {tabs.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className={`${tab} -mb-px data-active:border-accent data-active:text-ink`}
          >
            {item.label}
            <Count count={item.count} />
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((item) => (
        <Base.Panel key={item.value} value={item.value} className="pt-4">
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}

type TabLinksProps = {
  label: string;
  items: readonly {
    href: string;
    label: ReactNode;
    isCurrent: boolean;
    count?: number;
  }[];
  /** Makes the router's own link of it. */
  renderLink: (props: {
    href: string;
    className: string;
    'aria-current': 'page' | undefined;
    children: ReactNode;
  }) => ReactElement;
};

export function TabLinks({ label, items, renderLink }: TabLinksProps) {
  const nav = useRef<HTMLElement>(null);
  const current = items.find(({ isCurrent }) => isCurrent)?.href;
  // On a phone the row is wider than the screen.
  useEffect(() => {
    nav.current
      ?.querySelector('[aria-current=page]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav ref={nav} aria-label={label} className="-mb-3 overflow-x-auto">
      <ul className="flex gap-4">
        {items.map((item) => (
          <li key={item.href}>
            {renderLink({
              href: item.href,
              'aria-current': item.isCurrent ? 'page' : undefined,
              className: `${tab} aria-[current=page]:border-accent aria-[current=page]:text-ink`,
              children: (
                <>
                  {item.label}
                  <Count count={item.count} />
                </>
              ),
            })}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({ count }: { count: number | undefined }) {
  if (count === undefined) return null;
  return <span className="rounded-full bg-hover px-1.5 text-xs tabular-nums">{count}</span>;
}
