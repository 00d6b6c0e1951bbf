import { readAll } from '@helix/client';
import type { Command } from 'commander';
import {
  createOrganization,
  listOrganizations,
  switchOrganization,
} from '@helix/contracts/identity';
import { exitCodes, Failure } from '../failure.ts';
import { readPage, withPageOptions, type PageOptions } from '../remote/page.ts';
import { onServer } from '../remote/remote-command.ts';

export function addOrganizationCommands(program: Command): void {
  const organizations = program.command('organizations').description('where you belong to');
  onServer(
    withPageOptions(organizations.command('list').description('list your organizations')),
    async ({ client, out }, options: PageOptions) => {
      const page = await readPage(options, (query) => client.call(listOrganizations, { query }));
      out.rows(
        page,
        [
          { title: '', value: ({ current }) => (current ? '→' : '') },
          { title: 'short name', value: ({ slug }) => slug },
          { title: 'name', value: ({ name }) => name, shrinks: true },
          { title: 'role', value: ({ role }) => role },
          { title: 'id', value: ({ id }) => id, plainOnly: true },
        ],
        'You belong to no organization.',
      );
    },
  );
  onServer(
    organizations
      .command('create')
      .argument('<name>')
      .description('make a further organization; for the owner of the instance')
      .option('--slug <slug>', 'its short name; made from the name unless given'),
    async ({ client, out }, name: string, { slug }: { slug?: string }) => {
      const made = await client.call(createOrganization, {
        body: { name, ...(slug !== undefined && { slug }) },
      });
      out.done(
        made,
        `Made ${made.name}. Go there: helix organizations switch ${made.slug}`,
        made.slug,
      );
    },
  );
  addSwitch(organizations);
}

function addSwitch(organizations: Command): void {
  onServer(
    organizations
      .command('switch')
      .argument('<organization>', 'by short name, name or id')
      .description('work in another of your organizations from now on'),
    async ({ url, client, out, profiles }, named: string) => {
      const mine = await readAll((query) => client.call(listOrganizations, { query }));
      const found = mine.find(({ id, slug, name }) => [id, slug, name].includes(named));
      if (!found) {
        const known = mine.map(({ slug }) => slug).join(', ');
        throw new Failure(`You belong to ${known}, not to ${named}.`, exitCodes.notFound);
      }
      const { user, accessToken, accessTokenExpiresAt, refreshToken } = await client.call(
        switchOrganization,
        { body: { organizationId: found.id } },
      );
      const { email } = user;
      await profiles.save(url, { email, accessToken, accessTokenExpiresAt, refreshToken });
      out.done(user, `You work in ${found.name} now.`, found.slug);
    },
  );
}
