import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { messages } from './messages.ts';

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Links; what leads here. */
  breadcrumbs?: readonly ReactNode[];
  /** Before the title, such as an avatar. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** Tabs or filters, in one line with the page's edge. */
  children?: ReactNode;
};

export function PageHeader({
  title,
  description,
  breadcrumbs = [],
  lead,
  actions,
  children,
}: PageHeaderProps) {
  return (
    <header className="gutter grid gap-3 border-b border-line pt-4 pb-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 items-center gap-3">
          {lead}
          <div className="grid min-w-0">
            {breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
            <h1 className="text-lg font-semibold break-words">{title}</h1>
            {description !== undefined && <p className="text-sm text-soft">{description}</p>}
          </div>
        </div>
        {actions !== undefined && (
          <div className="flex flex-wrap items-center gap-2">{actions}</div>
        )}
      </div>
      {children}
    </header>
  );
}

export function Breadcrumbs({
  items,
  label = messages.breadcrumbs,
}: {
  items: readonly ReactNode[];
  label?: string;
}) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap items-center gap-1 text-xs text-soft [&_a]:rounded-sm [&_a:hover]:text-ink [&_a:hover]:underline">
        {items.map((item, index) => (
          <li key={index} className="flex min-w-0 items-center gap-1">
            {index > 0 && <ChevronRight className="size-3 shrink-0" aria-hidden />}
            <span className="truncate">{item}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
