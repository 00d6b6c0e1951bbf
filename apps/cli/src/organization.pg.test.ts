import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { owner, setUp, startApi, type TestApi } from '../../api/src/fixtures/start-api.ts';
import { helixFor, type Helix } from './fixtures/run-helix.ts';

const database = await testDatabase();
let api: TestApi;
let helix: Helix;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  helix = helixFor(api.url);
  await setUp(api.url);
  await helix.run(['login', '--email', owner.email, '--password-stdin'], { stdin: owner.password });
});
afterAll(async () => {
  helix.remove();
  await api.stop();
});

const items = async (args: readonly string[]) =>
  (await helix.json(args))['items'] as Record<string, unknown>[];

test('a demonstration is seeded once, however often it is asked for', async () => {
  const seeded = await helix.json(['seed-demo', '-q']);
  expect(seeded).toMatchObject({ made: { boards: 4, departments: 4, agents: 5, people: 6 } });
  const tasks = await items(['tasks', 'list', '--all']);
  expect(tasks.length).toBeGreaterThan(55);
  const again = await helix.json(['seed-demo', '-q']);
  expect(again).toEqual({ made: { boards: 0, departments: 0, agents: 0, people: 0, tasks: 0 } });
  const busy = tasks.find(({ title }) => title === 'Offline packs for whole regions');
  expect(busy).toMatchObject({
    key: 'RTE-1',
    checklist: { done: 2, total: 4 },
    subtasks: { total: 2 },
    commentCount: 2,
    assigneeId: expect.any(String),
  });
  expect(tasks).toContainEqual(expect.objectContaining({ openBlockers: 1 }));
});

test('people are invited, get another role and are removed', async () => {
  const link = await helix.run(['members', 'invite', 'new@example.org', '--role', 'viewer']);
  expect(link.stdout).toMatch(/^https?:\/\/.*token=\S+\n$/);
  expect(await items(['members', 'invitations'])).toMatchObject([{ email: 'new@example.org' }]);
  expect(await helix.json(['members', 'role', 'theo@demo.example.org', 'admin'])).toMatchObject({
    role: 'admin',
  });
  const odd = await helix.run(['members', 'role', 'theo@demo.example.org', 'king']);
  expect(odd.exitCode).toBe(8);
  const unasked = await helix.run(['members', 'remove', 'theo@demo.example.org']);
  expect(unasked).toMatchObject({ exitCode: 2, stdout: '' });
  const removed = await helix.json([
    'members',
    'remove',
    'theo@demo.example.org',
    '--yes',
    '--hand-over-to',
    'Yuki Tanaka',
  ]);
  expect(removed['tasksHandedOver']).toBeGreaterThan(1);
});

test('a key signs scripts in with what it may do, until it is revoked', async () => {
  const key = (await helix.run(['token', 'create', 'ci', '--scope', 'tasks:read'])).stdout.trim();
  const script = { env: { HELIX_TOKEN: key, XDG_CONFIG_HOME: '/nonexistent' } };
  expect((await helix.run(['tasks', 'list', 'priority:urgent'], script)).stdout).toContain('RTE-');
  expect((await helix.run(['tasks', 'comment', 'RTE-1', 'Hi'], script)).exitCode).toBe(5);
  const [listed] = await items(['token', 'list']);
  await helix.run(['token', 'revoke', String(listed?.['id'])]);
  expect((await helix.run(['tasks', 'list'], script)).exitCode).toBe(4);
});

test('tasks are edited, assigned, put away, brought back, reviewed and found', async () => {
  const edited = await helix.json([
    ...['tasks', 'edit', 'RTE-14', '--title', 'GPX, all tracks', '--label', 'bug', 'Feature'],
    ...['--due', '2027-01-31', '--assignee', 'Yuki Tanaka', '--agent', 'maven', '--approval'],
  ]);
  expect(edited).toMatchObject({
    title: 'GPX, all tracks',
    dueDate: '2027-01-31',
    requiresApproval: true,
  });
  expect(edited['labelIds']).toHaveLength(2);
  expect(await helix.json(['tasks', 'assign', 'RTE-14', 'none'])).toMatchObject({
    assigneeId: null,
  });
  expect(await helix.json(['tasks', 'archive', 'RTE-14'])).toMatchObject({
    archivedAt: expect.any(String),
  });
  expect(await helix.json(['tasks', 'restore', 'RTE-14'])).toMatchObject({ archivedAt: null });
  expect((await helix.run(['tasks', 'approve', 'RTE-14'])).exitCode).toBe(7);
  await helix.run(['tasks', 'move', 'RTE-14', 'review']);
  const back = await helix.run(['tasks', 'reject', 'RTE-14', '-'], { stdin: 'Two tracks, please' });
  expect(back.exitCode).toBe(0);
  expect(await helix.json(['tasks', 'delete', 'RTE-14'])).toMatchObject({
    deletedAt: expect.any(String),
  });
  expect((await helix.run(['search', 'offlin', 'pack'])).stdout).toContain('RTE-1');
  expect((await helix.run(['notifications', 'list'])).exitCode).toBe(0);
});

test('what is exported is a file, and what is wrong in an import is said', async () => {
  const file = join(helix.configFolder, 'organization.zip');
  expect((await helix.run(['export', 'organization', file])).stdout).toBe(`${file}\n`);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  expect((await helix.run(['export', 'organization', file])).exitCode).toBe(7);
  expect((await helix.run(['import', 'organization', file])).exitCode).toBe(7);

  const { stdout } = await helix.run(['export', 'tasks', 'priority:urgent', '-b', 'HLP']);
  expect(stdout).toMatch(/^Key,Title,.*\r\nHLP-/);
  const csv = join(helix.configFolder, 'tasks.csv');
  writeFileSync(csv, 'What,Urgency\nFine,high\nNot fine,soon\n');
  const args = ['import', 'csv', csv, '-b', 'HLP', '--map', 'title=What', 'priority=Urgency'];
  expect(await helix.run([...args, '--dry-run', '--json'])).toMatchObject({ exitCode: 8 });
  expect(await helix.run([...args, '--dry-run'])).toMatchObject({
    exitCode: 8,
    stderr: expect.stringContaining('line 3: soon'),
  });
  const refused = await helix.run(args);
  expect(refused).toMatchObject({ exitCode: 8, stdout: '' });
  expect(refused.stderr).toContain('line 3: soon');
  writeFileSync(csv, 'What,Urgency\nFine,high\n');
  expect((await helix.run(args)).stdout).toBe('1\n');
});
