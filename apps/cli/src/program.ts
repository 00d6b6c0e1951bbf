import { Command } from 'commander';
import { addAgentCommands } from './commands/agents.ts';
import { addBenchCommand } from './commands/bench.ts';
import { addBoardCommands } from './commands/boards.ts';
import { addCompletionCommand } from './commands/completion.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addEventCommands } from './commands/events.ts';
import { addLoginCommands } from './commands/login.ts';
import { addLogsCommand } from './commands/logs.ts';
import { addMemberCommands } from './commands/members.ts';
import { addModelCommands } from './commands/models.ts';
import { addNotificationCommands } from './commands/notifications.ts';
import { addOperatorCommands } from './commands/operator.ts';
import { addRunCommands } from './commands/runs/runs.ts';
import { addSearchCommand } from './commands/search.ts';
import { addSeedDemoCommand } from './commands/seed-demo.ts';
import { addStatusCommand } from './commands/status.ts';
import { addStopCommand } from './commands/stop.ts';
import { addTaskCommands } from './commands/tasks/tasks.ts';
import { addTestCommand } from './commands/test.ts';
import { addTokenCommands } from './commands/tokens.ts';
import { addTransferCommands } from './commands/transfers.ts';
import { addUpCommand } from './commands/up.ts';
import { addUsageCommand } from './commands/usage.ts';
import { addOrganizationCommands } from './commands/organizations.ts';
import { version } from './config.ts';
import { exitCodeHelp } from './failure.ts';

type Add = (program: Command) => void;

/** In the order in which help lists them. */
const groups: readonly (readonly [heading: string, adds: readonly Add[]])[] = [
  [
    'This instance:',
    [
      addUpCommand,
      addStatusCommand,
      addLogsCommand,
      addStopCommand,
      addDoctorCommand,
      addOperatorCommands,
    ],
  ],
  ['Session:', [addLoginCommands, addTokenCommands, addCompletionCommand]],
  [
    'Work:',
    [
      addTaskCommands,
      addBoardCommands,
      addSearchCommand,
      addNotificationCommands,
      addEventCommands,
    ],
  ],
  ['Agents:', [addAgentCommands, addRunCommands, addModelCommands, addUsageCommand]],
  [
    'Organization:',
    [addOrganizationCommands, addMemberCommands, addTransferCommands, addSeedDemoCommand],
  ],
  ['Development:', [addTestCommand, addBenchCommand]],
];

export function createProgram(): Command {
  const program = new Command('helix')
    .description('Runs an instance of Helix Mission Control, and works with one from a terminal')
    .version(version, '--version', 'print the version of Helix')
    .showHelpAfterError('(--help shows what there is)')
    .addHelpText(
      'after',
      `
Commands on a server take --json, --quiet and --url. HELIX_URL and HELIX_TOKEN name the server and
the API key for scripts. Settings of an instance: docs/configuration.md; every command: docs/cli.md.

${exitCodeHelp}`,
    );
  for (const [heading, adds] of groups) {
    program.commandsGroup(heading);
    for (const add of adds) add(program);
  }
  return program;
}
