import { join } from 'node:path';
import type { Command } from 'commander';
import { projectRoot } from '../config.ts';
import { runProgram } from './run-program.ts';

export function addBenchCommand(program: Command): void {
  program
    .command('bench')
    .argument('[names...]', 'which ones; all unless given')
    .description('measure every number that docs and limits speak of, and print one table')
    .action(async (names: string[]) => {
      const file = join(projectRoot, 'bench/src/main.ts');
      process.exitCode = await runProgram([
        process.execPath,
        '--disable-warning=ExperimentalWarning',
        file,
        ...names,
      ]);
    });
}
