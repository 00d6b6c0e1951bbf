'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { User } from '@helix/contracts/identity';
import { OnItsWay } from '../../components/on-its-way.tsx';
import { messages } from './messages.ts';
import { sectionsFor, settingsPath } from './settings-sections.ts';

/** Beside the section on a desktop, a row above it on a phone. */
export function SettingsNav({ role }: { role: User['role'] }) {
  const path = usePathname();
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  return (
    <nav
      aria-label={messages.title}
      className="flex shrink-0 gap-4 overflow-x-auto border-line px-3 max-md:border-b max-md:py-1 md:w-52 md:flex-col md:gap-6 md:border-r md:p-4"
    >
      {sectionsFor(role).map((group) => (
        <div key={group.id} className="max-md:contents">
          <p className="px-2 pb-1 text-xs font-medium text-soft max-md:hidden">
            {messages.groups[group.id]}
          </p>
          <ul className="flex gap-0.5 md:grid">
            {group.sections.map((section) => {
              const isHere = path === settingsPath(section);
              return (
                <li key={section}>
                  <Link
                    ref={isHere ? current : undefined}
                    href={settingsPath(section)}
                    aria-current={isHere ? 'page' : undefined}
                    className={`relative flex min-h-8 items-center rounded-md px-2 text-sm whitespace-nowrap max-md:min-h-11 ${isHere ? 'bg-sunken font-medium' : 'text-soft hover:text-ink'}`}
                  >
                    {messages.sections[section]}
                    <OnItsWay />
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
