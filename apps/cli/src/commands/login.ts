import type { Command } from 'commander';
import { ApiError } from '@helix/client';
import { getMe, login, logout, type SignedIn, type User } from '@helix/contracts/identity';
import type { Column } from '../output/table.ts';
import { ask, askSecretly, readStandardInput } from '../profile/prompt.ts';
import { anonymousClient } from '../remote/connect.ts';
import { onServer } from '../remote/remote-command.ts';

type LoginOptions = { email?: string; passwordStdin?: boolean; totp?: string };

const userFields: readonly Column<User>[] = [
  { title: 'name', value: ({ name }) => name },
  { title: 'e-mail', value: ({ email }) => email },
  { title: 'organization', value: ({ organization }) => organization.name },
  { title: 'role', value: ({ role }) => role },
  { title: 'member', value: ({ memberId }) => memberId },
];

export function addLoginCommands(program: Command): void {
  onServer(
    program
      .command('login')
      .description('sign in to a server; the session is kept in your own configuration folder')
      .option('--email <address>', 'asked for unless given')
      .option('--password-stdin', 'read the password from standard input')
      .option('--totp <code>', 'the second factor; asked for when needed'),
    async ({ url, out, profiles }, options: LoginOptions) => {
      const email = options.email ?? (await ask('E-mail'));
      const password = options.passwordStdin
        ? await readStandardInput()
        : await askSecretly('Password');
      const { user, ...tokens } = await signIn(url, {
        email,
        password,
        ...(options.totp !== undefined && { totp: options.totp }),
      });
      const { accessToken, accessTokenExpiresAt, refreshToken } = tokens;
      await profiles.save(url, { email, accessToken, accessTokenExpiresAt, refreshToken });
      out.done(
        user,
        `Signed in to ${url} as ${user.name} (${user.organization.name}, ${user.role}).`,
      );
    },
  );

  onServer(
    program.command('logout').description('end the session on a server and forget it'),
    async ({ url, client, out, profiles }) => {
      if (!profiles.find(url)) return out.done({ ended: false }, `Nobody is signed in to ${url}.`);
      // The server may be gone for good; what is stored here is forgotten in any case.
      await client.call(logout, { body: {} }).catch(() => undefined);
      await profiles.remove(url);
      return out.done({ ended: true }, `Signed out of ${url}.`);
    },
  );

  onServer(
    program.command('whoami').description('tell who is signed in, and where'),
    async ({ url, client, out }) => {
      const user = await client.call(getMe, {});
      out.record(user, [...userFields, { title: 'server', value: () => url }]);
    },
  );
}

/** A second factor is asked for only where there is one, and somebody to ask. */
async function signIn(
  url: string,
  body: { email: string; password: string; totp?: string },
): Promise<SignedIn> {
  const client = anonymousClient(url);
  try {
    return await client.call(login, { body });
  } catch (error) {
    const isAsked = error instanceof ApiError && error.code === 'auth.totp_required';
    if (!isAsked || body.totp !== undefined || !process.stdin.isTTY) throw error;
    return client.call(login, { body: { ...body, totp: await ask('Code of the second factor') } });
  }
}
