export type { Command } from './command.ts';
export { CheatSheet } from './cheat-sheet.tsx';
export { CommandProvider } from './command-provider.tsx';
export { useCommands } from './use-commands.ts';
