'use client';

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { createCommandRegistry, type CommandRegistry } from './command-registry.ts';
import { understandEarlyKeys } from './early-keys.ts';
import { listenForKeys } from './listen-for-keys.ts';

const CommandContext = createContext<CommandRegistry | undefined>(undefined);

export function CommandProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createCommandRegistry);
  useEffect(() => listenForKeys(registry), [registry]);
  useEffect(() => understandEarlyKeys(registry), [registry]);
  return <CommandContext value={registry}>{children}</CommandContext>;
}

export function useCommandRegistry(): CommandRegistry {
  const registry = useContext(CommandContext);
  if (registry === undefined) throw new Error('Commands need a CommandProvider around them.');
  return registry;
}
