'use client';

import { House, Inbox, Menu as MenuIcon, Plus, SquareKanban, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useHasRole } from '../features/session/use-user.ts';
import { messages } from './messages.ts';
import { OnItsWay } from './on-its-way.tsx';
import { UnreadCount } from './sidebar-content.tsx';
import { useIsHere } from './sidebar-link.tsx';

const cell =
  'relative flex min-h-13 flex-1 flex-col items-center justify-center gap-0.5 text-[0.6875rem] text-soft -outline-offset-2 aria-[current]:text-accent aria-expanded:text-accent';

/** What a thumb reaches on a phone. */
export function MobileBar({
  isMenuOpen,
  onMenu,
  onNewTask,
}: {
  isMenuOpen: boolean;
  onMenu: () => void;
  onNewTask: () => void;
}) {
  const mayCreate = useHasRole('member');
  const { places } = messages;
  return (
    <nav
      aria-label={messages.quickAccess}
      className="flex shrink-0 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <BarLink href="/" icon={House} label={places.home} />
      <BarLink
        href="/inbox"
        icon={Inbox}
        label={places.inbox}
        mark={
          <span className="absolute top-1 left-1/2 ml-1">
            <UnreadCount />
          </span>
        }
      />
      {mayCreate && (
        <button type="button" className={cell} onClick={onNewTask}>
          <Plus aria-hidden className="size-5" />
          {messages.newTask}
        </button>
      )}
      <BarLink href="/boards" icon={SquareKanban} label={places.boards} />
      <button
        type="button"
        className={cell}
        aria-expanded={isMenuOpen}
        aria-haspopup="dialog"
        onClick={onMenu}
      >
        <MenuIcon aria-hidden className="size-5" />
        {messages.menu}
      </button>
    </nav>
  );
}

type BarLinkProps = { href: string; icon: LucideIcon; label: string; mark?: ReactNode };

function BarLink({ href, icon: Icon, label, mark }: BarLinkProps) {
  const isHere = useIsHere(href);
  return (
    <Link href={href} aria-current={isHere ? 'page' : undefined} className={cell}>
      <Icon aria-hidden className="size-5" />
      {label}
      {mark}
      <OnItsWay />
    </Link>
  );
}
