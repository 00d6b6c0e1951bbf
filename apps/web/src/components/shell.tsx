'use client';

import { PanelLeftClose } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { IconButton, Sheet } from '@helix/ui';
import { LiveProvider } from '../features/live/index.ts';
import { useRecordVisits } from '../features/palette/use-record-visits.ts';
import type { LayoutChoice } from './layout-choice.ts';
import { LayoutProvider, useLayout } from './layout-provider.tsx';
import { messages } from './messages.ts';
import { MobileBar } from './mobile-bar.tsx';
import { ShellLayers, type Layer } from './shell-layers.tsx';
import { SidebarContent } from './sidebar-content.tsx';
import { TopBar } from './top-bar.tsx';
import { useNameOf } from './use-name-of.ts';
import { useShellCommands } from './use-shell-commands.ts';

/** What stands around every page of somebody who is signed in. */
export function Shell({ layout, children }: { layout: LayoutChoice; children: ReactNode }) {
  return (
    <LiveProvider>
      <LayoutProvider initial={layout}>
        <Frame>{children}</Frame>
      </LayoutProvider>
    </LiveProvider>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const { sidebar, toggleSidebar } = useLayout();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const path = usePathname();
  useEffect(() => setIsMenuOpen(false), [path]);
  const [layer, setLayer] = useState<Layer>();
  const open = {
    onSearch: () => setLayer('palette'),
    onNewTask: () => setLayer('new-task'),
    onShortcuts: () => setLayer('cheat-sheet'),
  };
  useShellCommands(open);
  useRecordVisits(path, useNameOf(path));
  return (
    <div className="flex h-dvh">
      <SkipLink />
      {sidebar && (
        <nav
          aria-label={messages.main}
          className="flex w-60 shrink-0 flex-col border-r border-line bg-sunken max-md:hidden"
        >
          <SidebarContent
            {...open}
            end={
              <IconButton
                label={messages.hideSidebar}
                shortcut="["
                icon={<PanelLeftClose />}
                onClick={toggleSidebar}
              />
            }
          />
        </nav>
      )}
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar onSearch={open.onSearch} />
        <Content>{children}</Content>
        <MobileBar
          isMenuOpen={isMenuOpen}
          onMenu={() => setIsMenuOpen(true)}
          onNewTask={open.onNewTask}
        />
      </div>
      <Sheet
        side="left"
        title={messages.menu}
        isTitleHidden
        open={isMenuOpen}
        onOpenChange={setIsMenuOpen}
      >
        <nav aria-label={messages.main} className="-m-4 flex flex-col">
          <SidebarContent {...open} />
        </nav>
      </Sheet>
      <ShellLayers layer={layer} setLayer={setLayer} />
    </div>
  );
}

function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-ink px-3 py-2 text-sm font-medium text-paper focus:translate-y-0"
    >
      {messages.skip}
    </a>
  );
}

/** After a page has gone with what had the focus, the keyboard goes on in the new one. */
function Content({ children }: { children: ReactNode }) {
  const path = usePathname();
  const content = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) content.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <main
      ref={content}
      id="content"
      tabIndex={-1}
      // What is only read out stands where its words would be; it must not make the page larger.
      className="relative flex min-h-0 min-w-0 flex-1 overflow-clip outline-none"
    >
      {children}
    </main>
  );
}
