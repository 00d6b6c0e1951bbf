'use client';

import { PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCommands } from '../features/shortcuts/index.ts';
import { useLayout } from './layout-provider.tsx';
import { messages } from './messages.ts';

/** What stands beside the content of a page; `]` shows and hides it, and that is remembered. */
export function SidePanel({
  label,
  className = 'w-88',
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const { panel, togglePanel } = useLayout();
  useCommands([
    {
      id: 'layout.panel',
      title: messages.togglePanel,
      group: messages.groups.view,
      keys: [']'],
      icon: PanelRight,
      run: togglePanel,
    },
  ]);
  if (!panel) return null;
  return (
    <aside
      aria-label={label}
      className={`min-h-0 shrink-0 overflow-y-auto border-l border-line max-lg:hidden ${className}`}
    >
      {children}
    </aside>
  );
}
