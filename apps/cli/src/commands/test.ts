import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { runProgram } from './run-program.ts';
import { ensureTestPrograms } from './test-programs.ts';

const pnpm = process.env['HELIX_PNPM'] ?? 'pnpm';

/** In the order in which a mistake is found soonest. */
const stages: Readonly<Record<string, readonly string[]>> = {
  check: [pnpm, 'run', '--silent', 'check'],
  unit: [pnpm, 'exec', 'vitest', 'run', '--project', 'unit'],
  database: [pnpm, 'exec', 'vitest', 'run', '--project', 'pg'],
  browser: [pnpm, '--filter', '@helix/e2e', 'exec', 'playwright', 'test'],
};

export function addTestCommand(program: Command): void {
  program
    .command('test')
    .description('run the whole check: lint, types, import rules, unit, database and browser tests')
    .option('--only <stage>', `one stage: ${Object.keys(stages).join(', ')}`)
    .action(async ({ only }: { only?: string }) => {
      if (only !== undefined && !(only in stages)) {
        throw new Failure(
          `There is no stage ${only}; there are: ${Object.keys(stages).join(', ')}.`,
        );
      }
      const chosen = Object.entries(stages).filter(([name]) => only === undefined || name === only);
      const programs = await ensureTestPrograms();
      for (const [name, command] of chosen) await runStage(name, command, programs);
    });
}

async function runStage(
  name: string,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const started = Date.now();
  console.log(`\n▶ ${name}`);
  const code = await runProgram(command, env);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  if (code !== 0) throw new Failure(`✗ ${name} failed after ${seconds} s`);
  console.log(`✓ ${name}  ${seconds} s`);
}
