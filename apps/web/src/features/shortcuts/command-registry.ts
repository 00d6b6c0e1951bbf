import type { Command } from './command.ts';

/** What a component offers while it is mounted. `isGlobal` gives way to everything of the page. */
export type CommandSource = { readonly isGlobal: boolean; commands: readonly Command[] };

export type CommandRegistry = {
  /** Put the commands of a source in force, or others in their place. */
  readonly set: (source: CommandSource, commands: readonly Command[]) => void;
  readonly remove: (source: CommandSource) => void;
  /** Those that are available; of two with one id the one that goes first. */
  readonly list: () => readonly Command[];
  readonly find: (id: string) => Command | undefined;
  readonly subscribe: (onChange: () => void) => () => void;
};

/** Sources of a page go before global ones, later ones before earlier ones. */
export function createCommandRegistry(): CommandRegistry {
  let sources: readonly CommandSource[] = [];
  let listed: readonly Command[] = [];
  const listeners = new Set<() => void>();
  const change = () => {
    listed = available(sources);
    for (const listener of listeners) listener();
  };
  return {
    set(source, commands) {
      const isSame = sources.includes(source) && areAlike(source.commands, commands);
      source.commands = commands;
      if (!sources.includes(source)) sources = [...sources, source];
      // The list is read by what shows commands; what they run may change at every render without it.
      if (isSame) listed = available(sources);
      else change();
    },
    remove(source) {
      sources = sources.filter((other) => other !== source);
      change();
    },
    list: () => listed,
    find: (id) => listed.find((command) => command.id === id),
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

function available(sources: readonly CommandSource[]): readonly Command[] {
  const inOrder = sources
    .toReversed()
    .toSorted((one, other) => Number(one.isGlobal) - Number(other.isGlobal))
    .flatMap(({ commands }) => commands)
    .filter(({ isAvailable = true }) => isAvailable);
  const byId = new Map<string, Command>();
  for (const command of inOrder) if (!byId.has(command.id)) byId.set(command.id, command);
  return [...byId.values()];
}

function areAlike(before: readonly Command[], after: readonly Command[]): boolean {
  return (
    before.length === after.length &&
    before.every((command, index) => {
      const other = after[index];
      return other !== undefined && appearance(command) === appearance(other);
    })
  );
}

function appearance({ id, title, group, keys, isAvailable = true }: Command): string {
  return JSON.stringify([id, title, group, keys, isAvailable]);
}
