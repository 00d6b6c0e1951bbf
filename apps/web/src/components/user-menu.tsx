'use client';

import { Bell, CircleUserRound, Keyboard, LogOut, ShieldCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Avatar, Menu, type MenuItem } from '@helix/ui';
import { useUser } from '../features/session/use-user.ts';
import { themeIcons, themeName, themes, useTheme } from '../features/theme/index.ts';
import { messages } from './messages.ts';
import { signOut } from './sign-out.ts';

/** Who is signed in, and what is theirs alone: profile, theme, leaving. */
export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const user = useUser();
  const { theme, choose } = useTheme();
  const router = useRouter();
  const link = (label: string, href: string, icon: React.ReactNode): MenuItem => ({
    label,
    href,
    icon,
    onSelect: () => router.push(href),
  });
  const { account } = messages;
  const items: MenuItem[] = [
    { heading: user.email },
    link(account.profile, '/settings/profile', <CircleUserRound />),
    link(account.security, '/settings/security', <ShieldCheck />),
    link(account.notifications, '/settings/notifications', <Bell />),
    'separator',
    ...themes.map((id) => {
      const Icon = themeIcons[id];
      return {
        id,
        label: themeName(id),
        icon: <Icon />,
        checked: theme === id,
        onSelect: () => choose(id),
      };
    }),
    'separator',
    { label: account.shortcuts, icon: <Keyboard />, shortcut: '?', onSelect: onShortcuts },
    { label: account.signOut, icon: <LogOut />, onSelect: () => void signOut() },
  ];
  return (
    <Menu
      label={account.open(user.name)}
      side="top"
      items={items}
      trigger={
        <button
          type="button"
          className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-left text-sm -outline-offset-1 hover:bg-hover aria-expanded:bg-hover touch:min-h-11"
        >
          <Avatar name={user.name} isDecorative />
          <span className="sr-only">{account.of}</span>
          <span className="min-w-0 truncate">{user.name}</span>
        </button>
      }
    />
  );
}
