'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useState, type ReactNode } from 'react';
import { logout, type User } from '@helix/contracts/identity';
import { Button } from '@helix/ui';
import { overviewQuery } from '../features/boards/index.ts';
import { LiveBadge, LiveProvider } from '../features/live/index.ts';
import { client } from '../lib/browser-client.ts';
import { ThemeSwitch } from './theme-switch.tsx';

/** What stands around every page of somebody who is signed in. */
export function Shell({ user, children }: { user: User; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const path = usePathname();
  useEffect(() => setIsOpen(false), [path]);
  return (
    <LiveProvider>
      <div className="flex h-dvh max-md:flex-col">
        <div className="flex items-center justify-between border-b border-line px-4 py-1 md:hidden">
          <Button
            look="quiet"
            aria-expanded={isOpen}
            aria-controls="sidebar"
            onClick={() => setIsOpen(!isOpen)}
          >
            ☰ Menu
          </Button>
          <LiveBadge />
        </div>
        <nav
          id="sidebar"
          aria-label="Main"
          className={`flex w-60 shrink-0 flex-col gap-6 overflow-y-auto border-r border-line bg-sunken p-3 max-md:w-full max-md:border-r-0 max-md:border-b ${isOpen ? '' : 'max-md:hidden'}`}
        >
          <p className="px-2 pt-1 font-semibold">{user.organization.name}</p>
          <Boards path={path} />
          <ul className="grid gap-0.5">
            <NavLink href="/agents" path={path}>
              Agents
            </NavLink>
            <NavLink href="/models" path={path}>
              Models
            </NavLink>
          </ul>
          <div className="mt-auto grid gap-3 px-2 text-sm">
            <span className="max-md:hidden">
              <LiveBadge />
            </span>
            <ThemeSwitch />
            <span className="truncate text-soft" title={user.email}>
              {user.name}
            </span>
            <Button look="quiet" className="justify-self-start px-0" onClick={() => void signOut()}>
              Sign out
            </Button>
          </div>
        </nav>
        <main className="flex min-h-0 min-w-0 flex-1">{children}</main>
      </div>
    </LiveProvider>
  );
}

function Boards({ path }: { path: string }) {
  const { data } = useQuery(overviewQuery(client));
  return (
    <div className="grid gap-3">
      <ul>
        <NavLink href="/" path={path}>
          All boards
        </NavLink>
      </ul>
      {data?.departments.map((department) => (
        <div key={department.id}>
          <p className="px-2 pb-1 text-xs font-medium text-soft">{department.name}</p>
          <ul className="grid gap-0.5">
            {data.boards
              .filter(({ departmentId }) => departmentId === department.id)
              .map(({ id, name }) => (
                <NavLink key={id} href={`/boards/${id}`} path={path}>
                  {name}
                </NavLink>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function NavLink({ href, path, children }: { href: string; path: string; children: ReactNode }) {
  const isHere = href === '/' ? path === '/' : path.startsWith(href);
  return (
    <li>
      <Link
        href={href}
        aria-current={isHere ? 'page' : undefined}
        className={`flex min-h-8 items-center rounded-md px-2 text-sm max-md:min-h-11 ${isHere ? 'bg-raised font-medium' : 'text-soft hover:text-ink'}`}
      >
        {children}
      </Link>
    </li>
  );
}

async function signOut(): Promise<void> {
  await client.call(logout, { body: {} }).catch(() => undefined);
  window.location.assign('/login');
}
