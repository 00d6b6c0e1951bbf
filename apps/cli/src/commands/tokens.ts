import type { Command } from 'commander';
import { scopes, type Scope } from '@helix/contracts';
import { createApiKey, listApiKeys, revokeApiKey } from '@helix/contracts/identity';
import { exitCodes, Failure } from '../failure.ts';
import { readPage, withPageOptions, type PageOptions } from '../remote/page.ts';
import { onServer } from '../remote/remote-command.ts';

type CreateOptions = { scope?: string[]; days?: string };

const dayMs = 86_400_000;

export function addTokenCommands(program: Command): void {
  const tokens = program.command('token').description('API keys for scripts; they act as you');
  addCreate(tokens);
  onServer(
    withPageOptions(tokens.command('list').description('list your keys, newest first')),
    async ({ client, out }, options: PageOptions) => {
      const page = await readPage(options, (query) => client.call(listApiKeys, { query }));
      out.rows(
        page,
        [
          { title: 'name', value: ({ name }) => name, shrinks: true },
          { title: 'key', value: ({ lastFour }) => `…${lastFour}` },
          { title: 'may', value: (key) => key.scopes.join(','), shrinks: true },
          { title: 'expires', value: ({ expiresAt }) => expiresAt ?? 'never' },
          { title: 'last used', value: ({ lastUsedAt }) => lastUsedAt ?? 'never' },
          { title: 'id', value: ({ id }) => id },
        ],
        'You have no key.',
      );
    },
  );
  onServer(
    tokens.command('revoke').argument('<key>', 'its id').description('end a key at once'),
    async ({ client, out }, apiKeyId: string) => {
      const answer = await client.call(revokeApiKey, { params: { apiKeyId } });
      out.done(answer, 'The key is no longer good.');
    },
  );
}

function addCreate(tokens: Command): void {
  onServer(
    tokens
      .command('create')
      .argument('<name>', 'what it is for')
      .description('make a key; it is shown this once')
      .option('--scope <scopes...>', `all of them unless given: ${scopes.join(', ')}`)
      .option('--days <count>', 'how long it is good for; until revoked unless given'),
    async ({ client, out }, name: string, options: CreateOptions) => {
      const wanted = options.scope?.map(toScope) ?? [...scopes];
      const answer = await client.call(createApiKey, {
        body: { name, scopes: wanted, ...(options.days && { expiresAt: endOf(options.days) }) },
      });
      out.done(answer, `Made the key ${name}. It is shown this once:\n${answer.key}`, answer.key);
    },
  );
}

export function toScope(text: string): Scope {
  const scope = scopes.find((each) => each === text);
  if (scope !== undefined) return scope;
  throw new Failure(`${text} is no scope. There are: ${scopes.join(', ')}.`, exitCodes.usage);
}

export function endOf(days: string): string {
  const count = Number(days);
  if (count > 0) return new Date(Date.now() + count * dayMs).toISOString();
  throw new Failure(`${days} is no number of days.`, exitCodes.usage);
}
