import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseAccount } from './account.ts';
import { prepareBinaries } from './binaries.ts';
import { ensureInitialised } from './initialise.ts';
import { isPostgresOn, listPostgresOn, waitUntil } from './processes.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start.ts';

const password = 'pass word/ü';
const isRoot = process.getuid?.() === 0;
let folder: string;
const running: EmbeddedPostgres[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'helix pg ü '));
  await chmod(folder, 0o755);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
});

async function start(directory = join(folder, 'postgres')): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory, password });
  running.push(server);
  return server;
}
async function stop(server: EmbeddedPostgres): Promise<void> {
  running.splice(running.indexOf(server), 1);
  await server.stop();
}
async function query(server: { url: string }, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
const pidFile = (server: EmbeddedPostgres) => join(server.dataDirectory, 'postmaster.pid');

test('a server in a folder with spaces keeps its data over a restart, sorts by bytes and asks for the password', async () => {
  const first = await start();
  await query(first, 'create table notes (body text)');
  await query(first, `insert into notes values ('kept')`);
  await stop(first);
  const second = await start();
  expect(await query(second, 'select body from notes')).toEqual([{ body: 'kept' }]);
  expect(
    await query(second, `select 'a' > 'Z' as bytes, current_setting('TimeZone') as zone`),
  ).toEqual([{ bytes: true, zone: 'UTC' }]);
  const wrong = second.url.replace(/:[^:@/]+@/, ':wrong@');
  await expect(query({ url: wrong }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
});

test('two servers in two folders run side by side', async () => {
  const [a, b] = await Promise.all([start(join(folder, 'a')), start(join(folder, 'b'))]);
  expect(a.port).not.toBe(b.port);
  expect(await query(a, 'select 1 as one')).toEqual(await query(b, 'select 1 as one'));
});

describe('what a killed or broken server left behind', () => {
  test('a pid file of a process that is gone', async () => {
    const first = await start();
    await query(first, 'create table kept ()');
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    running.splice(0);
    const second = await start();
    expect(await query(second, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
  });

  test.each(['empty', 'garbage', 'reused'] as const)('a pid file that is %s', async (kind) => {
    const first = await start();
    const file = pidFile(first);
    const genuine = await readFile(file, 'utf8');
    await stop(first);
    // Another live process of the database's own account has been given the number.
    const account = await chooseAccount();
    const stranger = spawn('sleep', ['60'], { ...account, stdio: 'ignore' });
    const text = {
      empty: '',
      garbage: 'not a pid\n',
      reused: genuine.replace(/^\d+/, String(stranger.pid)),
    };
    await writeFile(file, text[kind]);
    if (account) await chown(file, account.uid, account.gid);
    const second = await start();
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
  });

  test('backends that still work for a killed server', async () => {
    const first = await start();
    const busy = new pg.Client({ connectionString: first.url });
    busy.on('error', () => undefined);
    await busy.connect();
    const [{ backend }] = (
      await busy.query<{ backend: number }>('select pg_backend_pid() as backend')
    ).rows as [{ backend: number }];
    const work = busy
      .query(`select sum(i) from generate_series(1, 2000000000) i`)
      .catch(() => undefined);
    await waitUntil(
      async () => (await readFile(`/proc/${backend}/stat`, 'utf8')).includes(') R '),
      5_000,
    );
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    running.splice(0);
    const second = await start();
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await isPostgresOn(backend, second.dataDirectory)).toBe(false);
    await work;
  });

  test('a creation that was interrupted, and a folder that never became a database', async () => {
    const directory = join(folder, 'postgres');
    await mkdir(join(directory, 'data.initialising-dead', 'data'), { recursive: true });
    await mkdir(join(directory, 'data', 'base'), { recursive: true });
    const server = await start(directory);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    const left = await readdir(directory);
    expect(left).not.toContain('data.initialising-dead');
    expect(left.some((name) => name.startsWith('data.incomplete-'))).toBe(true);
  });

  test('a running server whose launcher is gone makes way for one of our own', async () => {
    const first = await start();
    await query(first, 'create table kept ()');
    const second = await start();
    await first.exited;
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    running.splice(0, 1);
  });
});

test('no server outlives a launcher that was killed, and the next start works at once', async () => {
  const directory = join(folder, 'postgres');
  const launcher = fork(new URL('./fixtures/hold-postgres.ts', import.meta.url), [
    directory,
    password,
  ]);
  const [held] = (await once(launcher, 'message')) as [{ pid: number; url: string }];
  await query(held, 'create table kept ()');
  launcher.kill('SIGKILL');
  const next = await start(directory);
  expect(await query(next, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
  expect(
    await waitUntil(async () => !(await isPostgresOn(held.pid, next.dataDirectory)), 15_000),
  ).toBe(true);
});

test('whoever starts it may have a language that the system does not know', async () => {
  const unknown = { LANG: 'xx_YY.UTF-8', LC_ALL: 'xx_YY.UTF-8', LANGUAGE: 'xx' };
  const launcher = fork(
    new URL('./fixtures/hold-postgres.ts', import.meta.url),
    [join(folder, 'postgres'), password],
    { env: { ...process.env, ...unknown } },
  );
  const [held] = (await once(launcher, 'message')) as [{ url: string }];
  expect(
    await query(held, `select current_setting('server_encoding') as e, 'ä' > 'z' as bytes`),
  ).toEqual([{ e: 'UTF8', bytes: true }]);
  launcher.kill('SIGKILL');
});

test.runIf(isRoot)('root runs it as somebody who may do less', async () => {
  const server = await start();
  const account = await chooseAccount();
  expect(account?.uid).toBeGreaterThan(0);
  expect((await stat(`/proc/${server.pid}`)).uid).toBe(account?.uid);
  expect((await stat(server.dataDirectory)).uid).toBe(account?.uid);
});

test.runIf(isRoot)(
  'root below a folder that is closed to others keeps the data elsewhere and finds it again',
  async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const directory = join(closed, 'helix', 'postgres');
    const first = await start(directory);
    expect(first.dataDirectory.startsWith(closed)).toBe(false);
    expect(await readFile(join(directory, 'location.txt'), 'utf8')).toContain(
      '/var/lib/helix/instances/',
    );
    await query(first, 'create table kept ()');
    await stop(first);
    const second = await start(directory);
    expect(second.dataDirectory).toBe(first.dataDirectory);
    expect(await query(second, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    await stop(second);
    await rm(join(second.dataDirectory, '..'), { recursive: true });
  },
);

describe('refusals in one sentence', () => {
  test('a database of another major version', async () => {
    const server = await start();
    await stop(server);
    await writeFile(join(server.dataDirectory, 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 15, and this is 16/);
  });

  test('a password that is not the one the database was made with', async () => {
    const server = await start();
    await stop(server);
    const attempt = startEmbeddedPostgres({
      directory: join(folder, 'postgres'),
      password: 'other',
    });
    await expect(attempt).rejects.toThrow(/made with another password/);
    expect(await listPostgresOn(server.dataDirectory)).toEqual([]);
  });

  test('a path that PostgreSQL cannot hold', async () => {
    const long = join(folder, ...Array.from({ length: 10 }, () => 'x'.repeat(100)));
    await expect(start(long)).rejects.toThrow(/bytes long.*shorter HELIX_HOME/);
  });

  test('a place where nothing can be written', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(start(join(file, 'postgres'))).rejects.toThrow(/cannot be used for the database/);
  });
});

test('the data folder is private and never half there', async () => {
  const account = await chooseAccount();
  const binaries = await prepareBinaries(account);
  const parent = join(folder, 'own');
  await mkdir(parent, { mode: 0o711 });
  if (account) await chown(parent, account.uid, account.gid);
  const data = join(parent, 'data');
  const options = { binaries, account, user: 'helix', password };
  expect(await ensureInitialised(data, options)).toBe(true);
  expect(await ensureInitialised(data, options)).toBe(false);
  expect((await stat(data)).mode & 0o777).toBe(0o700);
  expect(await readdir(parent)).toEqual(['data']);
});
