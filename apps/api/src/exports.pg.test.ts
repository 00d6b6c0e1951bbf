import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { seedMember } from './fixtures/seed-member.ts';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';
import { transferOf, unzip } from './fixtures/transfer-files.ts';

const database = await testDatabase();
let api: TestApi;
let call: Caller;
let token: string;
let organizationId: string;
let boardId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call, token, organizationId } = await setUp(api.url));
  ({ boardId } = await makeBoard(call));
});
afterAll(() => api.stop());

const createTask = (body: Record<string, unknown>) =>
  call('POST', '/v1/tasks', { boardId, ...body });
const csvOf = async (path: string) => {
  const { bytes, status } = await transferOf(api.url, token).download(path);
  expect(status).toBe(200);
  return parse(bytes, { bom: true });
};

test('the tasks of a filter come as CSV, with names for ids and no formulas', async () => {
  const label = await call('POST', '/v1/labels', { name: 'Urgent, really', color: 'red', boardId });
  await createTask({ title: '=HYPERLINK("http://evil")', priority: 'high' });
  await createTask({
    title: 'Plain "quoted"',
    description: 'one\ntwo, three',
    dueDate: '2026-12-24',
    labelIds: [label.body['id']],
  });
  const rows = await csvOf(`/v1/tasks/export.csv?boardId=${boardId}&sort=created`);
  expect(rows[0]?.slice(0, 4)).toEqual(['Key', 'Title', 'Description', 'Board']);
  expect(rows[1]).toContain(`'=HYPERLINK("http://evil")`);
  expect(rows[2]).toEqual(
    expect.arrayContaining(['Plain "quoted"', 'one\ntwo, three', 'Urgent, really', '2026-12-24']),
  );
  const high = await csvOf(`/v1/tasks/export.csv?filter=${encodeURIComponent('priority:high')}`);
  expect(high).toHaveLength(2);
});

test('a list of thousands is the list, each row once', async () => {
  const { boardId: own } = await makeBoard(call);
  const lines = Array.from({ length: 1_300 }, (_, n) => `Row ${n}`).join('\n');
  const made = await transferOf(api.url, token).upload(
    `/v1/boards/${own}/import/csv`,
    `Title\n${lines}`,
    'text/csv',
  );
  expect(made).toMatchObject({ status: 201, body: { created: 1_300, problemCount: 0 } });
  const rows = await csvOf(`/v1/tasks/export.csv?boardId=${own}&sort=created&bom=false`);
  expect(new Set(rows.slice(1).map(([key]) => key)).size).toBe(1_300);
});

test('nobody exports more than they may see', async () => {
  const member = await seedMember(api.ctx, { organizationId, role: 'member', name: 'Mia' });
  const theirs = transferOf(api.url, member.token);
  const list = await theirs.download('/v1/tasks/export.csv');
  expect(parse(list.bytes, { bom: true })).toHaveLength(1);
  expect((await theirs.download(`/v1/tasks/export.csv?boardId=${boardId}`)).status).toBe(404);
  expect((await theirs.download('/v1/organization/export')).status).toBe(403);
  expect((await theirs.download('/v1/tasks/export.csv?filter=priority:nonsense')).status).toBe(400);
});

test('an archive holds the organization and none of its secrets', async () => {
  const secret = 'sk-the-very-secret-key-ZYXW';
  await call('POST', '/v1/models', {
    provider: 'openai-compatible',
    model: 'm',
    displayName: 'Mine',
    baseUrl: 'http://127.0.0.1:1/v1',
    apiKey: secret,
  });
  const { status, headers, bytes } = await transferOf(api.url, token).download(
    '/v1/organization/export',
  );
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/zip');
  expect(headers.get('content-length')).toBe(String(bytes.byteLength));
  const folder = await mkdtemp(join(tmpdir(), 'helix-unzip-'));
  await writeFile(join(folder, 'archive.zip'), bytes);
  const files = await unzip(join(folder, 'archive.zip'));
  await rm(folder, { recursive: true });

  const manifest = JSON.parse(String(files.get('manifest.json'))) as {
    entries: { name: string }[];
  };
  expect(manifest).toMatchObject({ format: 'helix-organization', version: 1 });
  expect(manifest.entries.map(({ name }) => name).toSorted()).toEqual(
    [...files.keys()].filter((name) => name !== 'manifest.json').toSorted(),
  );
  const all = [...files.values()].map(String).join('\n');
  expect(all).toContain('Plain \\"quoted\\"');
  for (const hidden of [secret, 'ZYXW', '$2b$', 'passwordHash', 'tokenHash', organizationId]) {
    expect(all).not.toContain(hidden);
  }
  expect(await callerOf(api.url)('GET', '/v1/organization/export')).toMatchObject({ status: 401 });
});
