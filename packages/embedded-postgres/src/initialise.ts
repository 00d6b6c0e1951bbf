import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { exists, type Binaries } from './binaries.ts';
import { EmbeddedPostgresError, explain } from './embedded-postgres-error.ts';
import { runProgram, type Account } from './run-program.ts';

const majorVersion = '16';
const draftMark = '.initialising-';

type Initialisation = {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly user: string;
  readonly password: string;
};

/** Makes the data folder unless it is there. It is built elsewhere and renamed: half of one never counts. */
export async function ensureInitialised(data: string, options: Initialisation): Promise<boolean> {
  await removeDrafts(data);
  if (await isInitialised(data)) return false;
  await setAsideIncomplete(data);
  const draft = await mkdtemp(`${data}${draftMark}`);
  try {
    await initialise(draft, options);
    await rename(join(draft, 'data'), data);
    return true;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function isInitialised(data: string): Promise<boolean> {
  const versionFile = join(data, 'PG_VERSION');
  if (!(await exists(versionFile))) return false;
  const version = (await readFile(versionFile, 'utf8')).trim();
  if (version === majorVersion) return exists(join(data, 'global', 'pg_control'));
  throw new EmbeddedPostgresError(
    `The database in ${data} was made by PostgreSQL ${version}, and this is ${majorVersion}. Restore a backup into a new HELIX_HOME, or go back to the release that made it.`,
  );
}

/** Ours but never finished, so nothing is in it; kept all the same, for we only believe that. */
async function setAsideIncomplete(data: string): Promise<void> {
  if (!(await exists(data))) return;
  if ((await readdir(data)).length === 0) await rm(data, { recursive: true });
  else await rename(data, `${data}.incomplete-${Date.now()}`);
}

async function removeDrafts(data: string): Promise<void> {
  const parent = dirname(data);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(basename(data) + draftMark)) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function initialise(draft: string, options: Initialisation): Promise<void> {
  const { binaries, account, user, password } = options;
  const passwordFile = join(draft, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  const target = join(draft, 'data');
  await mkdir(target, { mode: 0o700 });
  if (account) {
    for (const path of [draft, passwordFile, target]) await chown(path, account.uid, account.gid);
  }
  const args = [
    '-D',
    target,
    '-U',
    user,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ];
  let result = { ok: false, output: '' };
  // Not every system has C.UTF-8; plain C sorts the same, by bytes.
  for (const locale of ['C.UTF-8', 'C']) {
    result = await runProgram(binaries.initdb, [...args, `--locale=${locale}`], account);
    if (result.ok || !/invalid locale/i.test(result.output)) break;
  }
  if (!result.ok)
    throw explain(`The database could not be created in ${dirname(draft)}`, result.output);
}
