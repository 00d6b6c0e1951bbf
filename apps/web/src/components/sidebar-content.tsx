'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Kbd } from '@helix/ui';
import { unreadCountQuery } from '../features/inbox/inbox-queries.ts';
import { useHasRole, useUser } from '../features/session/use-user.ts';
import { client } from '../lib/browser-client.ts';
import { formatCompact } from '../lib/format.ts';
import { messages } from './messages.ts';
import { OrganizationSwitcher } from './organization-switcher.tsx';
import { isOpenTo, personalPlaces, workspacePlaces } from './places.ts';
import { SidebarAgents } from './sidebar-agents.tsx';
import { SidebarBoards } from './sidebar-boards.tsx';
import { PlaceLink } from './sidebar-link.tsx';
import { SidebarSection } from './sidebar-section.tsx';
import { SidebarViews } from './sidebar-views.tsx';
import { UserMenu } from './user-menu.tsx';

type SidebarContentProps = {
  /** Beside the organization: what hides the sidebar. */
  end?: ReactNode;
  onSearch: () => void;
  onNewTask: () => void;
  onShortcuts: () => void;
};

/** Everything one can go to; the same in the sidebar and in the sheet of a phone. */
export function SidebarContent({ end, onSearch, onNewTask, onShortcuts }: SidebarContentProps) {
  const mayCreate = useHasRole('member');
  return (
    <>
      <div className="flex flex-col gap-2 p-2 pb-1">
        <div className="flex min-w-0 items-center gap-1">
          <OrganizationSwitcher />
          {end}
        </div>
        <div className="flex min-w-0 gap-1">
          <button
            type="button"
            onClick={onSearch}
            className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-md border border-line bg-raised px-2 text-sm text-soft hover:text-ink touch:min-h-11"
          >
            <Search aria-hidden className="size-4 shrink-0" />
            <span className="truncate">{messages.search}</span>
            <span className="ml-auto max-md:hidden" aria-hidden>
              <Kbd keys="$mod+k" />
            </span>
          </button>
          {mayCreate && (
            <button
              type="button"
              aria-label={messages.newTask}
              title={`${messages.newTask} (C)`}
              onClick={onNewTask}
              className="grid size-8 shrink-0 place-items-center rounded-md border border-line bg-raised text-soft hover:text-ink touch:size-11"
            >
              <Plus aria-hidden className="size-4" />
            </button>
          )}
        </div>
      </div>
      <div className="min-h-0 flex-1 space-y-3 overflow-y-auto overscroll-contain px-2 py-1">
        <ul className="grid grid-cols-1 gap-px">
          {personalPlaces.map((place) => (
            <PlaceLink
              key={place.id}
              place={place}
              end={place.id === 'inbox' ? <UnreadCount /> : undefined}
            />
          ))}
        </ul>
        <SidebarBoards />
        <SidebarViews />
        <SidebarAgents />
        <SidebarSection id="workspace" title={messages.sections.workspace}>
          <WorkspacePlaces />
        </SidebarSection>
      </div>
      <div className="flex items-center border-t border-line p-2">
        <UserMenu onShortcuts={onShortcuts} />
      </div>
    </>
  );
}

function WorkspacePlaces() {
  const { role } = useUser();
  return workspacePlaces
    .filter((place) => isOpenTo(role, place))
    .map((place) => <PlaceLink key={place.id} place={place} />);
}

export function UnreadCount() {
  const { data } = useQuery(unreadCountQuery(client));
  const unread = data?.unread ?? 0;
  if (unread === 0) return null;
  return (
    <span className="rounded-full bg-accent px-1.5 text-[0.6875rem] leading-4 font-semibold text-on-accent tabular-nums">
      <span aria-hidden>{formatCompact(unread)}</span>
      <span className="sr-only">{messages.unread(unread)}</span>
    </span>
  );
}
