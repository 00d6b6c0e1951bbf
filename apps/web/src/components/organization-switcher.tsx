'use client';

import { ChevronsUpDown, Plus, Settings, UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Menu, type MenuItem } from '@helix/ui';
import { useHasRole, useUser } from '../features/session/use-user.ts';
import { messages } from './messages.ts';
import { useSwitchOrganization } from './use-switch-organization.ts';

/** The organization one is in, and the others that one belongs to. */
export function OrganizationSwitcher() {
  const { organization, isInstanceOwner } = useUser();
  const isAdmin = useHasRole('admin');
  const { memberships, goOnIn } = useSwitchOrganization();
  const router = useRouter();
  const link = (label: string, href: string, icon: React.ReactNode): MenuItem => ({
    label,
    href,
    icon,
    onSelect: () => router.push(href),
  });
  const items: MenuItem[] = [
    { heading: messages.organization.yours },
    ...memberships.map((membership) => ({
      id: membership.id,
      label: membership.name,
      icon: <Initial name={membership.name} isSmall />,
      checked: membership.current,
      onSelect: () => {
        if (!membership.current) void goOnIn(membership, '/');
      },
    })),
    'separator',
    link(messages.organization.settings, '/settings/organization', <Settings />),
    ...(isAdmin
      ? [link(messages.organization.invite, '/settings/members?invite', <UserPlus />)]
      : []),
    ...(isInstanceOwner ? [link(messages.organization.create, '/welcome?new', <Plus />)] : []),
  ];
  return (
    <Menu
      label={messages.organization.yours}
      items={items}
      trigger={
        <button
          type="button"
          className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 text-left font-semibold -outline-offset-1 hover:bg-hover aria-expanded:bg-hover touch:min-h-11"
        >
          <Initial name={organization.name} />
          <span className="sr-only">{messages.organization.change}</span>
          <span className="min-w-0 truncate text-sm">{organization.name}</span>
          <ChevronsUpDown aria-hidden className="ml-auto size-3.5 shrink-0 text-soft" />
        </button>
      }
    />
  );
}

function Initial({ name, isSmall = false }: { name: string; isSmall?: boolean }) {
  return (
    <span
      aria-hidden
      className={`grid shrink-0 place-items-center rounded-sm bg-accent font-semibold text-on-accent ${isSmall ? 'size-4 text-[0.625rem]' : 'size-6 text-xs'}`}
    >
      <span
        data-initial={name.slice(0, 1).toUpperCase()}
        className="before:content-[attr(data-initial)]"
      />
    </span>
  );
}
