export type { Command } from './command.ts';
export { CommandProvider } from './command-provider.tsx';
export { holdKeys } from './hold-keys.ts';
export { useCommands } from './use-commands.ts';
