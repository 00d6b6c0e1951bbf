import type { Argument, Command, Option } from 'commander';
import { createProgram } from './program.ts';

/** Every command as its own help describes it. */
export function printCliPage(): string {
  const groups = createProgram().commands.map((command) =>
    command.commands.length === 0
      ? { title: command.name(), about: '', commands: [command] }
      : {
          title: command.name(),
          about: `${sentence(command.description())}\n\n`,
          commands: [...command.commands],
        },
  );
  const sections = groups.map(
    ({ title, about, commands }) =>
      `## ${title}\n\n${about}${commands.map(printCommand).join('\n\n')}`,
  );
  return `# Commands

\`npm run helix -- <command>\` runs a command; \`npm run helix -- tasks --help\` explains a group, and each command explains itself
in the same way. A word that is nearly right is guessed.

**Which server.** \`--url\`, else \`HELIX_URL\`, else the server that was signed in to last, else the instance of this folder.
**Who.** \`helix login\` keeps a session for each server in \`~/.config/helix\` (\`XDG_CONFIG_HOME\`), readable by you alone, and
renews it; scripts set \`HELIX_TOKEN\` to an API key (\`helix token create\`). \`reset-password\` and \`create-token\` need no session:
they work on the instance of this folder, running or not.

**Output.** On a terminal: tables as wide as it is, colours unless \`NO_COLOR\` is set. In a pipe: one row a line, fields apart by
tabs, nothing cut, no heading. With \`--json\`: what the server answers, lists as \`{items, nextCursor}\`; \`--all\` lists everything.
Only the answer is on standard output; remarks, progress and errors are on the other stream. A task is named by its key
(\`ENG-42\`), a board by key or name, a member by address or name, and each of them by id.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | failed, for example because a check of \`doctor\` did |
| 2 | wrong usage |
| 3 | the instance does not run, or runs already |
| 4 | not signed in |
| 5 | signed in, but not allowed |
| 6 | not found |
| 7 | in conflict with what is there |
| 8 | refused as invalid |
| 9 | the server cannot be reached, or asks to come back later |
| 70 | a fault of Helix |
| 78 | wrong configuration |

${sections.join('\n\n')}

This page is made from the code: \`npm run generate\`.
`;
}

function printCommand(command: Command): string {
  const rows = [
    ...command.registeredArguments.map(rowOfArgument),
    ...command.options.filter(({ hidden }) => !hidden).map(rowOfOption),
  ];
  const table = rows.length === 0 ? '' : `\n\n| | |\n|---|---|\n${rows.join('\n')}`;
  return `### \`helix ${pathOf(command)}\`\n\n${sentence(command.description())}${table}`;
}

function pathOf(command: Command): string {
  const parent = command.parent?.parent ? `${command.parent.name()} ` : '';
  const words = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [`${parent}${command.name()}`, ...words].join(' ');
}

function rowOfArgument(argument: Argument): string {
  return `| \`${argument.name()}\` | ${cell(argument.description)} |`;
}

function rowOfOption(option: Option): string {
  const choices = option.argChoices === undefined ? '' : ` (${option.argChoices.join(', ')})`;
  return `| \`${option.flags}\` | ${cell(option.description)}${choices} |`;
}

const cell = (text: string) => text.replaceAll('|', '\\|');

function sentence(text: string): string {
  const first = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
