import type { Command } from 'commander';
import { up } from '../up/up.ts';

export function addUpCommand(program: Command): void {
  program
    .command('up')
    .description('start everything and keep it running until Ctrl-C')
    .option('--dev', 'compile pages of the dashboard when they are asked for, as they are now')
    .action(async ({ dev = false }: { dev?: boolean }) => {
      const exitCode = await up({ isDashboardInDevelopment: dev });
      process.exit(exitCode);
    });
}
