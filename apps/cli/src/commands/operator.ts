import type { Command } from 'commander';
import { scopes } from '@helix/contracts';
import { operate } from '../operator/operate.ts';
import { askSecretly, readStandardInput } from '../profile/prompt.ts';
import { endOf, toScope } from './tokens.ts';

type ResetOptions = { passwordStdin?: true; withoutSecondFactor?: true };
type TokenOptions = { organization?: string; scope?: string[]; days?: string; json?: true };

/** What works on the instance of this folder itself, for those who cannot get in. */
export function addOperatorCommands(program: Command): void {
  program
    .command('reset-password')
    .argument('<address>', 'whose password')
    .description('give somebody a new password, and end their sessions')
    .option('--password-stdin', 'read the password from standard input')
    .option('--without-second-factor', 'the second factor is lost, too')
    .action(async (email: string, options: ResetOptions) => {
      const password = options.passwordStdin
        ? await readStandardInput()
        : await askSecretly('New password');
      const withoutSecondFactor = options.withoutSecondFactor === true;
      await operate({ order: 'reset-password', email, password, withoutSecondFactor });
      console.log(`${email} signs in with the new password from now on.`);
    });

  program
    .command('create-token')
    .argument('<address>', 'who it acts as')
    .argument('[name]', 'what it is for', 'made on the console')
    .description('make an API key for somebody; it is shown this once')
    .option('--organization <slug>', 'needed only when the person is in several')
    .option('--scope <scopes...>', `all of them unless given: ${scopes.join(', ')}`)
    .option('--days <count>', 'how long it is good for; until revoked unless given')
    .option('--json', 'print the answer as JSON, for programs')
    .action(async (email: string, name: string, options: TokenOptions) => {
      const { organization, scope, days } = options;
      const answer = await operate({
        order: 'create-token',
        ...{ email, name, scopes: scope?.map(toScope) ?? scopes },
        ...(organization !== undefined && { organization }),
        expiresAt: days === undefined ? null : endOf(days),
      });
      console.log(options.json ? JSON.stringify(answer, undefined, 2) : String(answer['key']));
    });
}
