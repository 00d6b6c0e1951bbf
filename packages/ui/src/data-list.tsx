import type { ReactNode } from 'react';

type DataListProps = {
  items: readonly { id?: string; label: ReactNode; value: ReactNode }[];
  className?: string;
};

/** Facts about one thing: what, and its value. */
export function DataList({ items, className = '' }: DataListProps) {
  return (
    <dl className={`grid gap-y-1 text-sm ${className}`}>
      {items.map((item, index) => (
        <div
          key={item.id ?? index}
          className="grid min-h-7 grid-cols-[minmax(6rem,9rem)_minmax(0,1fr)] items-baseline gap-3"
        >
          <dt className="text-soft">{item.label}</dt>
          <dd className="min-w-0 break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
