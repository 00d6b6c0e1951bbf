import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseAccount } from './account.ts';
import { servesDirectory, urlOf } from './connection.ts';
import { choosePlace } from './data-directory.ts';

/** The server that somebody else runs on this folder, to be used for a moment and left running. */
export async function findEmbeddedPostgres({
  directory,
  password,
  user = 'helix',
  database = 'helix',
}: {
  readonly directory: string;
  readonly password: string;
  readonly user?: string;
  readonly database?: string;
}): Promise<string | undefined> {
  const { data } = await choosePlace(directory, await chooseAccount());
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  // The fourth line of what a server writes about itself.
  const port = Number(text.split('\n')[3]);
  if (!Number.isInteger(port) || port <= 0) return undefined;
  const login = { user, password, port };
  const serves = await servesDirectory(login, await realpath(data)).catch(() => false);
  return serves ? urlOf(login, database) : undefined;
}
