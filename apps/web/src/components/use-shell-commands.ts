'use client';

import { Command as CommandIcon, Keyboard, LogOut, PanelLeft, Plus, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { holdKeys, useCommands, type Command } from '../features/shortcuts/index.ts';
import { useHasRole, useUser } from '../features/session/use-user.ts';
import { themeIcons, themeUse, themes, useTheme } from '../features/theme/index.ts';
import { useLayout } from './layout-provider.tsx';
import { messages } from './messages.ts';
import { isOpenTo, places, titleOf } from './places.ts';
import { signOut } from './sign-out.ts';

/** What can be done wherever one is. */
type Layers = { onSearch: () => void; onNewTask: () => void; onShortcuts: () => void };

export function useShellCommands({ onSearch, onNewTask, onShortcuts }: Layers): void {
  const router = useRouter();
  const { role } = useUser();
  const mayCreate = useHasRole('member');
  const { toggleSidebar } = useLayout();
  const { theme, choose } = useTheme();
  const { groups } = messages;
  const going = places.map((place): Command => ({
    id: `go.${place.id}`,
    title: titleOf(place),
    group: groups.go,
    keys: [place.keys],
    icon: place.icon,
    words: messages.goTo(titleOf(place)),
    isAvailable: isOpenTo(role, place),
    run: () => router.push(place.href),
  }));
  const theming = themes.map((id): Command => ({
    id: `theme.${id}`,
    title: themeUse(id),
    group: groups.view,
    icon: themeIcons[id],
    isAvailable: theme !== id,
    run: () => choose(id),
  }));
  useCommands(
    [
      {
        id: 'task.new',
        title: messages.newTask,
        group: groups.general,
        keys: ['c'],
        icon: Plus,
        isAvailable: mayCreate,
        run: onNewTask,
      },
      {
        id: 'palette',
        title: messages.palette,
        group: groups.general,
        keys: ['$mod+k'],
        icon: CommandIcon,
        whileTyping: true,
        isKeyOnly: true,
        run: onSearch,
      },
      {
        id: 'search',
        title: messages.places.search,
        group: groups.general,
        keys: ['[Shift]+/'],
        icon: Search,
        run: () => {
          holdKeys({ selector: 'input[type="search"]' });
          router.push('/search');
        },
      },
      {
        id: 'shortcuts',
        title: messages.shortcuts,
        group: groups.general,
        keys: ['[Shift]+?'],
        icon: Keyboard,
        run: onShortcuts,
      },
      {
        id: 'layout.sidebar',
        title: messages.toggleSidebar,
        group: groups.view,
        keys: ['[Control]+[Alt]+[', '$mod+b'],
        icon: PanelLeft,
        run: toggleSidebar,
      },
      ...going,
      ...theming,
      {
        id: 'account.leave',
        title: messages.account.signOut,
        group: groups.account,
        icon: LogOut,
        run: () => void signOut(),
      },
    ],
    { isGlobal: true },
  );
}
