'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLayout } from './layout-provider.tsx';

type SidebarSectionProps = {
  /** What its being folded is remembered by. */
  id: string;
  title: ReactNode;
  /** At the end of its heading, such as a button that adds to it. */
  end?: ReactNode;
  /** A department within the boards is quieter than a section. */
  isNested?: boolean;
  children: ReactNode;
};

export function SidebarSection({ id, title, end, isNested, children }: SidebarSectionProps) {
  const { folded, toggleFold } = useLayout();
  const isOpen = !folded.includes(id);
  const listId = `section-${id}`;
  return (
    <section className={isNested ? '' : 'grid gap-0.5'}>
      <div className="group/head flex items-center">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => toggleFold(id)}
          className={`flex min-h-7 min-w-0 flex-1 items-center gap-1 rounded-md px-2 text-left text-xs font-medium text-soft -outline-offset-1 hover:text-ink touch:min-h-11 ${isNested ? 'pl-4' : ''}`}
        >
          <span className="truncate">{title}</span>
          <ChevronRight
            aria-hidden
            className={`size-3 shrink-0 transition-transform ${isOpen ? 'rotate-90 opacity-0 group-hover/head:opacity-100 group-focus-within/head:opacity-100' : ''}`}
          />
        </button>
        {end}
      </div>
      <ul id={listId} hidden={!isOpen} className={isOpen ? 'grid gap-px' : ''}>
        {children}
      </ul>
    </section>
  );
}
