'use client';

import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { OnItsWay } from './on-its-way.tsx';
import { titleOf, type Place } from './places.ts';

type SidebarLinkProps = {
  href: string;
  icon?: ReactNode;
  /** At the end of the row: a count, or a state. */
  end?: ReactNode;
  title?: string;
  /** Below a place, where that one's text begins. */
  isIndented?: boolean;
  children: ReactNode;
};

/** A row of the sidebar. It knows whether one is there, or somewhere below. */
export function SidebarLink({
  href,
  icon,
  end,
  title,
  isIndented = false,
  children,
}: SidebarLinkProps) {
  const isHere = useIsHere(href);
  const router = useRouter();
  return (
    <li>
      <Link
        href={href}
        // Not all that are in sight: there may be dozens, and each asks the server.
        prefetch={false}
        onPointerEnter={() => router.prefetch(href)}
        title={title}
        aria-current={isHere ? 'page' : undefined}
        className={`group/row relative flex min-h-7.5 items-center gap-2 rounded-md px-2 text-sm -outline-offset-1 touch:min-h-11 ${isIndented ? 'pl-8' : ''} ${isHere ? 'bg-hover font-medium text-ink' : 'text-soft hover:bg-hover hover:text-ink'}`}
      >
        {icon}
        <span className="min-w-0 flex-1 truncate">{children}</span>
        {end}
        <OnItsWay />
      </Link>
    </li>
  );
}

/** A link with a query is one view of its page, not the place itself. */
export function useIsHere(href: string): boolean {
  const path = usePathname();
  if (href.includes('?')) return false;
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}

/** A link to one of the places, with its icon. */
export function PlaceLink({ place, end }: { place: Place; end?: ReactNode }) {
  const { icon: Icon, href } = place;
  return (
    <SidebarLink href={href} icon={<Icon aria-hidden className="size-4 shrink-0" />} end={end}>
      {titleOf(place)}
    </SidebarLink>
  );
}
