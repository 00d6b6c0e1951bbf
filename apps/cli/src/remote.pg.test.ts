import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import {
  owner,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from '../../api/src/fixtures/start-api.ts';
import { helixFor, type Helix } from './fixtures/run-helix.ts';

const database = await testDatabase();
let api: TestApi;
let helix: Helix;
let ownerCall: Caller;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  helix = helixFor(api.url);
  ({ call: ownerCall } = await setUp(api.url));
  await ownerCall('POST', '/v1/departments', { name: 'Engineering' });
  await helix.run(['login', '--email', owner.email, '--password-stdin'], {
    stdin: `${owner.password}\n`,
  });
  await helix.run(['boards', 'create', 'Platform', '--department', 'engineering', '--key', 'PLT']);
});
afterAll(async () => {
  helix.remove();
  await api.stop();
});

test('the session is kept where only its owner can read it, and ends with logout', async () => {
  const file = join(helix.configFolder, 'helix/profiles.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await helix.run(['whoami'])).stdout).toContain(`e-mail\t${owner.email}`);

  const other = helixFor(api.url);
  expect(await other.run(['whoami'])).toMatchObject({ exitCode: 4, stdout: '' });
  const wrong = await other.run(['login', '--email', owner.email, '--password-stdin'], {
    stdin: 'not it',
  });
  expect(wrong.exitCode).toBe(4);
  await other.run(['login', '--email', owner.email, '--password-stdin'], {
    stdin: owner.password,
  });
  expect((await other.run(['whoami'])).exitCode).toBe(0);
  expect((await other.run(['logout'])).exitCode).toBe(0);
  expect((await other.run(['whoami'])).exitCode).toBe(4);
  other.remove();
});

test('many at once renew a session that has run out without ending it', async () => {
  const file = join(helix.configFolder, 'helix/profiles.json');
  const stale = readFileSync(file, 'utf8').replace(/"accessTokenExpiresAt": "\d+/, (found) =>
    found.replace(/\d+/, '2020'),
  );
  writeFileSync(file, stale);
  const answers = await Promise.all([1, 2, 3].map(() => helix.run(['whoami'])));
  expect(readFileSync(file, 'utf8')).not.toBe(stale);
  expect(answers.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
});

test('a task is made, moved, commented on and found by its key', async () => {
  const made = await helix.run(['tasks', 'create', 'Ship it', '-b', 'plt', '--priority', 'high']);
  expect(made).toMatchObject({ exitCode: 0, stderr: '' });
  const key = made.stdout.trim();
  expect(key).toMatch(/^PLT-\d+$/);
  expect((await helix.run(['tasks', 'move', key, 'to do'])).stdout.trim()).toBe(key);
  const comment = await helix.run(['tasks', 'comment', key, '-'], { stdin: 'Looks good\n' });
  expect(comment.stdout).toMatch(/^comment_/);
  const shown = await helix.json(['tasks', 'show', key.toLowerCase()]);
  expect(shown).toMatchObject({ key, category: 'todo', priority: 'high', commentCount: 1 });
});

test('a pipe gets one row a line; a program gets the list as the server answers it', async () => {
  for (const title of ['First', 'Second\twith tab', 'Third 日本 🚀'])
    await helix.run(['tasks', 'create', title, '-b', 'PLT']);
  const { stdout, stderr } = await helix.run(['tasks', 'list', '-b', 'PLT', '--all']);
  expect(stderr).toBe('');
  const rows = stdout
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
  expect(rows.map((row) => row.length)).toEqual(rows.map(() => 6));
  expect(rows.map(([, title]) => title)).toContain('Second with tab');
  const page = await helix.json(['tasks', 'list', '-b', 'PLT', '--limit', '2']);
  expect(page).toMatchObject({ items: [{ title: 'Third 日本 🚀' }, {}] });
  expect(page['nextCursor']).toEqual(expect.any(String));
  const rest = await helix.json([
    'tasks',
    'list',
    '-b',
    'PLT',
    '--cursor',
    String(page['nextCursor']),
  ]);
  expect(rest['items']).toContainEqual(expect.objectContaining({ title: 'First' }));
});

test.each([
  [['bords'], 2, /Did you mean boards\?/],
  [['tasks', 'create', 'x'], 2, /--board/],
  [['tasks', 'show', 'nonsense'], 2, /no task/],
  [['boards', 'show', 'NOPE'], 6, /There are: PLT/],
  [['tasks', 'show', 'PLT-9999'], 6, /PLT-9999/],
  [['boards', 'create', 'Again', '--department', 'Engineering', '--key', 'PLT'], 7, /key PLT/],
  [['boards', 'create', 'Bad', '--department', 'Engineering', '--key', '1'], 8, /letters/],
  [['whoami', '--url', 'http://127.0.0.1:1'], 4, /Sign in/],
])('%j ends with %i and says why', async (args, exitCode, sentence) => {
  const ran = await helix.run(args);
  expect(ran).toMatchObject({ exitCode, stdout: '' });
  expect(ran.stderr).toMatch(sentence);
  expect(ran.stderr).not.toMatch(/\bat .*\.ts:\d+/);
});

test('of two things with one name the one is taken whose letters are the same, else it is asked for an id', async () => {
  const boardId = (await helix.json(['boards', 'show', 'PLT']))['id'];
  for (const label of [{ name: 'Slow' }, { name: 'slow', boardId }])
    await ownerCall('POST', '/v1/labels', label);
  const made = await helix.json(['tasks', 'create', 'Told apart', '-b', 'PLT', '--label', 'slow']);
  const { body } = await ownerCall('GET', `/v1/labels?boardId=${String(boardId)}`);
  const own = (body['items'] as { id: string; name: string }[]).find(({ name }) => name === 'slow');
  expect(made['labelIds']).toEqual([own?.id]);
  const unclear = await helix.run(['tasks', 'create', 'x', '-b', 'PLT', '--label', 'SLOW']);
  expect(unclear).toMatchObject({ exitCode: 7, stdout: '' });
  expect(unclear.stderr).toContain(own?.id);
});

test('whoever has read enough of it is not told of an error', async () => {
  const ran = await helix.run(['tasks', 'list', '--all', '--json'], { isRead: false });
  expect(ran).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});

test('a server that is away is told apart, and a program is told in JSON', async () => {
  const env = { HELIX_TOKEN: 'a-key' };
  const args = ['whoami', '--json', '--url', 'http://127.0.0.1:1'];
  const ran = await helix.run(args, { env });
  expect(ran).toMatchObject({ exitCode: 9, stdout: '' });
  expect(JSON.parse(ran.stderr)).toMatchObject({ code: 'network' });
});

test('whoever runs the instance gets a key and a new password without being signed in', async () => {
  const home = join(helix.configFolder, 'home');
  const names = ['JWT_SECRET', 'GATEWAY_TOKEN', 'HELIX_SETUP_TOKEN', 'POSTGRES_PASSWORD'];
  const secrets = Object.fromEntries(names.map((name) => [name, 'x'.repeat(40)]));
  const key = Buffer.alloc(32).toString('base64');
  mkdirSync(home, { recursive: true });
  writeFileSync(
    join(home, 'secrets.json'),
    JSON.stringify({ ...secrets, SECRETS_ENCRYPTION_KEY: key }),
  );
  const env = { DATABASE_URL: database.url };
  const token = await helix.run(['create-token', owner.email, '--scope', 'tasks:read'], { env });
  expect(token).toMatchObject({ exitCode: 0, stderr: '' });
  const script = { env: { HELIX_TOKEN: token.stdout.trim(), XDG_CONFIG_HOME: '/nonexistent' } };
  expect((await helix.run(['tasks', 'list'], script)).exitCode).toBe(0);

  const reset = (email: string, password: string) =>
    helix.run(['reset-password', email, '--password-stdin'], { env, stdin: password });
  expect(await reset('nobody@example.org', 'long enough')).toMatchObject({ exitCode: 6 });
  expect(await reset(owner.email, 'short')).toMatchObject({ exitCode: 8 });
  expect(await reset(owner.email, 'a new password')).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await helix.run(['whoami'])).exitCode).toBe(4);
  const login = await helix.run(['login', '--email', owner.email, '--password-stdin'], {
    stdin: 'a new password',
  });
  expect(login.exitCode).toBe(0);
});
