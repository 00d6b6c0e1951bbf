'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLayout } from './layout-provider.tsx';
import { messages } from './messages.ts';
import { titleOf, type Place } from './places.ts';
import { PlaceLink } from './sidebar-link.tsx';

type SectionProps = {
  /** What its being folded is remembered by. */
  id: string;
  children: ReactNode;
};

/** A heading that folds what is below it. */
export function SidebarSection({
  id,
  title,
  isNested = false,
  children,
}: SectionProps & { title: string; /** Within a place. */ isNested?: boolean }) {
  const { folded, toggleFold } = useLayout();
  const isOpen = !folded.includes(id);
  return (
    <section className={isNested ? '' : 'grid grid-cols-1 gap-0.5'}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={`section-${id}`}
        onClick={() => toggleFold(id)}
        className={`group/head flex min-h-7 w-full min-w-0 items-center gap-1 rounded-md px-2 text-left text-xs font-medium text-soft -outline-offset-1 hover:text-ink touch:min-h-11 ${isNested ? 'pl-8' : ''}`}
      >
        <span className="truncate">{title}</span>
        <Chevron
          isOpen={isOpen}
          className={
            isOpen
              ? 'opacity-0 group-hover/head:opacity-100 group-focus-visible/head:opacity-100'
              : ''
          }
        />
      </button>
      <ul id={`section-${id}`} hidden={!isOpen} className={isOpen ? 'grid grid-cols-1 gap-px' : ''}>
        {children}
      </ul>
    </section>
  );
}

/** A place with what is in it below: the place is a link, the arrow beside it folds. */
export function SidebarPlace({ id, place, children }: SectionProps & { place: Place }) {
  const { folded, toggleFold } = useLayout();
  const isOpen = !folded.includes(id);
  const title = titleOf(place);
  return (
    <section aria-label={title} className="grid grid-cols-1 gap-px">
      <ul className="relative">
        <PlaceLink place={place} end={<span aria-hidden className="w-6 touch:w-10" />} />
        <li className="absolute inset-y-0 right-0.5 grid place-items-center">
          <button
            type="button"
            aria-label={isOpen ? messages.fold(title) : messages.unfold(title)}
            aria-expanded={isOpen}
            aria-controls={`section-${id}`}
            onClick={() => toggleFold(id)}
            className="grid size-6 place-items-center rounded-sm text-soft hover:bg-hover hover:text-ink touch:size-11"
          >
            <Chevron isOpen={isOpen} />
          </button>
        </li>
      </ul>
      <ul id={`section-${id}`} hidden={!isOpen} className={isOpen ? 'grid grid-cols-1 gap-px' : ''}>
        {children}
      </ul>
    </section>
  );
}

function Chevron({ isOpen, className = '' }: { isOpen: boolean; className?: string }) {
  return (
    <ChevronRight
      aria-hidden
      className={`size-3.5 shrink-0 transition-transform ${isOpen ? 'rotate-90' : ''} ${className}`}
    />
  );
}
