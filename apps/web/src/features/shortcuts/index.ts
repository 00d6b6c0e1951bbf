export type { Command } from './command.ts';
export { CommandProvider } from './command-provider.tsx';
export { useCommands } from './use-commands.ts';
