'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { useCommandRegistry } from './command-provider.tsx';
import type { CommandSource } from './command-registry.ts';
import type { Command } from './command.ts';

/** Offers commands for as long as the component is mounted. They may be made anew at every render. */
export function useCommands(commands: readonly Command[], { isGlobal = false } = {}): void {
  const registry = useCommandRegistry();
  const [source] = useState<CommandSource>(() => ({ isGlobal, commands: [] }));
  useEffect(() => registry.set(source, commands));
  useEffect(() => () => registry.remove(source), [registry, source]);
}

const none: readonly Command[] = [];

/** What can be done from where one is. */
export function useAvailableCommands(): readonly Command[] {
  const { list, subscribe } = useCommandRegistry();
  return useSyncExternalStore(subscribe, list, () => none);
}
