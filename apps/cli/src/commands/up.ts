import type { Command } from 'commander';
import { up } from '../up/up.ts';

export function addUpCommand(program: Command): void {
  program
    .command('up')
    .description('start everything and keep it running until Ctrl-C')
    .action(async () => {
      const exitCode = await up();
      process.exit(exitCode);
    });
}
