import { Command } from 'commander';
import { ConfigError } from '@helix/runtime';
import { addBenchCommand } from './commands/bench.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addLogsCommand } from './commands/logs.ts';
import { addStatusCommand } from './commands/status.ts';
import { addStopCommand } from './commands/stop.ts';
import { addTestCommand } from './commands/test.ts';
import { addUpCommand } from './commands/up.ts';
import { exitCodes, Failure } from './failure.ts';

const program = new Command('helix')
  .description('Runs and looks after an instance of Helix Mission Control')
  .showHelpAfterError()
  .addHelpText(
    'after',
    '\nSettings come from the environment or from .env beside the project; see docs/configuration.md.\nExit codes: 0 done · 1 failed · 3 not running, or running already · 78 wrong configuration',
  );
for (const add of [
  addUpCommand,
  addStatusCommand,
  addLogsCommand,
  addStopCommand,
  addDoctorCommand,
  addTestCommand,
  addBenchCommand,
]) {
  add(program);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof ConfigError) {
    console.error(error.message);
    process.exitCode = exitCodes.badConfig;
  } else if (error instanceof Failure) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else {
    console.error(error);
    process.exitCode = exitCodes.failed;
  }
}
