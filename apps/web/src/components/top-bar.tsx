'use client';

import { ChevronLeft, ChevronRight, PanelLeft, Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { IconButton } from '@helix/ui';
import { LiveBadge } from '../features/live/index.ts';
import { useLayout } from './layout-provider.tsx';
import { messages } from './messages.ts';
import { trailOf, type Crumb } from './trail.ts';
import { useNameOf } from './use-name-of.ts';

/** Where one is, and whether what one sees is how it is now. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { sidebar, toggleSidebar } = useLayout();
  const path = usePathname();
  const trail = trailOf(path, useNameOf(path));
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-3 max-md:px-1">
      {!sidebar && (
        <span className="max-md:hidden">
          <IconButton
            label={messages.showSidebar}
            shortcut="["
            icon={<PanelLeft />}
            onClick={toggleSidebar}
          />
        </span>
      )}
      <Breadcrumbs trail={trail} />
      <div className="ml-auto flex shrink-0 items-center gap-1">
        <span aria-live="polite">
          <LiveBadge />
        </span>
        <span className="md:hidden">
          <IconButton label={messages.search} icon={<Search />} onClick={onSearch} />
        </span>
      </div>
    </div>
  );
}

function Breadcrumbs({ trail }: { trail: readonly Crumb[] }) {
  return (
    <nav aria-label={messages.breadcrumbs} className="flex min-w-0 items-center gap-2 md:px-1">
      <BackLink trail={trail} />
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {trail.map(({ label, href }, index) => (
          <li
            key={href ?? label}
            className={`flex min-w-0 items-center gap-1 ${href === undefined && index === trail.length - 1 ? '' : 'shrink-0 max-md:hidden'}`}
          >
            {index > 0 && (
              <ChevronRight aria-hidden className="size-3.5 shrink-0 text-soft max-md:hidden" />
            )}
            {href === undefined ? (
              <span aria-current="page" className="truncate px-1 font-medium max-md:px-2">
                {label}
              </span>
            ) : (
              <Link
                href={href}
                className="truncate rounded-sm px-1 py-0.5 text-soft hover:bg-hover hover:text-ink"
              >
                {label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** On a phone there is room for one place, and the way back from it. */
function BackLink({ trail }: { trail: readonly Crumb[] }) {
  const up = trail.findLast(({ href }) => href !== undefined);
  if (up?.href === undefined) return null;
  return (
    <Link
      href={up.href}
      aria-label={messages.backTo(up.label)}
      className="grid size-11 shrink-0 place-items-center rounded-md text-soft md:hidden"
    >
      <ChevronLeft aria-hidden className="size-5" />
    </Link>
  );
}
