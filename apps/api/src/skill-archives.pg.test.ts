import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { plainPng } from './fixtures/plain-png.ts';
import { renamedIn, sendFile, zipOf } from './fixtures/skill-archives.ts';
import { makeBoard, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';
import { transferOf, unzip } from './fixtures/transfer-files.ts';

const database = await testDatabase();
let api: TestApi;
let call: Caller;
let token: string;
let boardId: string;
let folder: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call, token } = await setUp(api.url));
  folder = await mkdtemp(join(tmpdir(), 'helix-skills-test-'));
  ({ boardId } = await makeBoard(call));
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true, force: true });
});

const create = async (skill: Record<string, unknown>) => {
  const answer = await call('POST', '/v1/skills', { description: 'Does it', ...skill });
  expect(answer.status).toBe(201);
  return answer.body;
};
const pathOf = (id: unknown, ...parts: string[]) => ['/v1/skills', String(id), ...parts].join('/');
const importZip = (zip: Buffer | string, query = '') =>
  sendFile(call, 'POST', `/v1/skills/import${query}`, zip);
const document = (name: string, extra = '', body = 'Do it.\n') =>
  `---\nname: ${name}\ndescription: Does ${name}\n${extra}---\n${body}`;

const exported = async (id: unknown) => {
  const { bytes } = await transferOf(api.url, token).download(pathOf(id, 'export'));
  const path = join(folder, `${String(id)}.zip`);
  await writeFile(path, bytes);
  return { bytes, files: await unzip(path) };
};

test('a template becomes a skill of its own, with its files, under any name', async () => {
  const list = await call('GET', '/v1/skill-templates');
  expect(list.body['items']).toContainEqual(
    expect.objectContaining({ name: 'bug-triage', area: 'engineering' }),
  );
  const use = (name?: string) =>
    call('POST', '/v1/skills/from-template', { template: 'bug-triage', name, allAgents: true });
  expect(await use()).toMatchObject({
    status: 201,
    body: { name: 'bug-triage', fileCount: 1, allAgents: true, metadata: {} },
  });
  expect(await use()).toMatchObject({ status: 409, body: { code: 'resource.name_taken' } });
  const other = await use('our-triage');
  const { files } = await exported(other.body['id']);
  expect([...files.keys()]).toEqual(['our-triage/SKILL.md', 'our-triage/references/severity.md']);
  expect(String(files.get('our-triage/SKILL.md'))).toMatch(/^---\nname: our-triage\n/);
  const unknown = { template: 'nothing' };
  expect(await call('POST', '/v1/skills/from-template', unknown)).toMatchObject({ status: 404 });
});

test('what is refused at the end leaves no bytes behind', async () => {
  const stored = async () =>
    (await readdir(api.home, { recursive: true })).filter((name) => /file_[0-9a-f]+$/.test(name));
  const before = await stored();
  const used = async () => (await call('GET', '/v1/organization/storage')).body['usedBytes'];
  const bytes = await used();
  const zip = await zipOf(
    { name: 'pictured/SKILL.md', data: document('pictured') },
    { name: 'pictured/a.txt', data: 'a' },
    { name: 'pictured/b.png', data: plainPng(4, 4) },
  );
  await call('PATCH', '/v1/organization/storage', { blockedTypes: ['image/*'] });
  expect(await importZip(zip)).toMatchObject({ status: 415 });
  await call('PATCH', '/v1/organization/storage', {
    blockedTypes: [],
    quotaBytes: Number(bytes) + 1,
  });
  expect(await importZip(zip)).toMatchObject({
    status: 413,
    body: { code: 'storage.quota_exceeded' },
  });
  await call('PATCH', '/v1/organization/storage', { quotaBytes: null });
  expect(await stored()).toEqual(before);
  expect((await call('GET', '/v1/skills?q=pictured')).body['items']).toEqual([]);
  expect(await importZip(zip)).toMatchObject({ status: 201 });
  expect(await stored()).toHaveLength(before.length + 2);
  expect(await used()).toBeGreaterThan(Number(bytes));
});

describe('an archive', () => {
  test('goes in and comes out the same, whatever else its front matter says', async () => {
    const text = document(
      'round-trip',
      '# a remark\nlicense: MIT\nmetadata: {author: ada, version: "1.0"}\nallowed-tools: Bash(git:*)\n',
      '\n# Title\n',
    );
    const script = Buffer.from('#!/bin/sh\necho hi\n');
    const zip = await zipOf(
      { name: 'round-trip/SKILL.md', data: text },
      { name: 'round-trip/scripts/run.sh', data: script },
      { name: 'round-trip/assets/x.bin', data: Buffer.from([0, 1, 255]) },
      { name: 'README.md', data: 'outside' },
      { name: '__MACOSX/round-trip/._SKILL.md', data: 'x' },
    );
    const answer = await importZip(zip);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        items: [{ outcome: 'created', skill: { name: 'round-trip', fileCount: 2 } }],
        remarks: [expect.stringContaining('README.md')],
      },
    });
    const [{ skill }] = answer.body['items'] as [{ skill: { id: string } }];
    const whole = await call('GET', pathOf(skill.id));
    expect(whole.body['metadata']).toEqual({
      license: 'MIT',
      metadata: { author: 'ada', version: '1.0' },
      'allowed-tools': 'Bash(git:*)',
    });
    const first = await exported(skill.id);
    expect(
      new Map([...first.files].map(([name, data]) => [name, data.toString('latin1')])),
    ).toEqual(
      new Map([
        ['round-trip/SKILL.md', text],
        ['round-trip/assets/x.bin', '\u0000\u0001\u00FF'],
        ['round-trip/scripts/run.sh', script.toString()],
      ]),
    );
    const again = await importZip(first.bytes, '?existing=update');
    expect(again.body['items']).toMatchObject([{ outcome: 'unchanged', skill: { version: 1 } }]);
    expect((await exported(skill.id)).bytes.equals(first.bytes)).toBe(true);
  });

  test('with a name that is there is refused, passed over or a new version, as asked', async () => {
    const { id } = await create({ name: 'known', allAgents: true, body: 'Old.' });
    const zip = await zipOf(
      { name: 'skills/known/SKILL.md', data: document('known', '', 'New.') },
      { name: 'skills/known/a.txt', data: 'a' },
      { name: 'skills/fresh/SKILL.md', data: document('fresh') },
    );
    expect(await importZip(zip)).toMatchObject({
      status: 409,
      body: { code: 'resource.name_taken' },
    });
    expect((await call('GET', '/v1/skills?q=fresh')).body['items']).toEqual([]);
    const skipped = await importZip(zip, '?existing=skip');
    expect(skipped.body['items']).toMatchObject([
      { outcome: 'skipped', skill: { version: 1 } },
      { outcome: 'created' },
    ]);
    const updated = await importZip(zip, '?existing=update');
    expect(updated.body['items']).toMatchObject([
      { outcome: 'updated', skill: { id, version: 2, allAgents: true, fileCount: 1 } },
      { outcome: 'unchanged' },
    ]);
  });

  test('names boards by key, and says which are not here', async () => {
    const board = await call('GET', `/v1/boards/${boardId}`);
    const text = document(
      'boarded',
      `activation: board\nboards: [${String(board.body['key']).toLowerCase()}, Nowhere]\n`,
    );
    const answer = await importZip(text);
    expect(answer.body).toMatchObject({
      items: [{ skill: { name: 'boarded', boardIds: [boardId], activation: 'board' } }],
      remarks: [expect.stringContaining('Nowhere')],
    });
  });

  const good = { name: 'a/SKILL.md', data: document('half-done') };
  test.each<[string, () => Promise<Buffer | string>, RegExp]>([
    ['no zip and no skill', () => Promise.resolve('hello'), /front matter/],
    ['no skill', () => zipOf({ name: 'a.txt', data: 'x' }), /no SKILL\.md/],
    [
      'a path out of the folder',
      async () =>
        renamedIn(await zipOf(good, { name: 'a/__/x.txt', data: 'x' }), 'a/__/x.txt', 'a/../x.txt'),
      /cannot be read/,
    ],
    [
      'an absolute path',
      async () =>
        renamedIn(await zipOf(good, { name: 'aaaa.txt', data: 'x' }), 'aaaa.txt', '/aaa.txt'),
      /cannot be read/,
    ],
    ['a link', () => zipOf(good, { name: 'a/link', data: '/etc/passwd', mode: 0o120777 }), /links/],
    [
      'names that differ in case',
      () => zipOf(good, { name: 'a/x', data: '' }, { name: 'a/X', data: '' }),
      /the same/,
    ],
    [
      'a skill within a skill',
      () => zipOf(good, { name: 'a/b/SKILL.md', data: document('b') }),
      /lies in another/,
    ],
    ['two of a name', () => zipOf(good, { name: 'b/SKILL.md', data: good.data }), /two skills/],
    [
      'one bad skill among good ones',
      () => zipOf(good, { name: 'b/SKILL.md', data: '# No' }),
      /b\/SKILL\.md is not taken in/,
    ],
    ['a deep path', () => zipOf(good, { name: `a/${'d/'.repeat(9)}x`, data: '' }), /deep/],
    ['a device', () => zipOf(good, { name: 'a/con.txt', data: '' }), /device/],
    [
      'too many files',
      () => zipOf(good, ...Array.from({ length: 201 }, (_, at) => ({ name: `a/${at}`, data: '' }))),
      /more than 200/,
    ],
    [
      'a bomb',
      () =>
        zipOf(
          good,
          ...['1', '2', '3'].map((name) => ({
            name: `a/${name}`,
            data: Buffer.alloc(9 * 1024 ** 2),
          })),
        ),
      /grow/,
    ],
    [
      'a large file',
      () => zipOf(good, { name: 'a/zeros', data: Buffer.alloc(11 * 1024 ** 2) }),
      /10 MB/,
    ],
    [
      'damaged bytes',
      async () => {
        const zip = await zipOf(good, { name: 'a/x', data: Buffer.alloc(20_000, 'abc') });
        zip[zip.indexOf('a/x') + 20] = 0x5a;
        return zip;
      },
      /cannot be read/,
    ],
  ])(
    'with %s is refused with the reason, and nothing is half done',
    async (_case, make, reason) => {
      const answer = await importZip(await make());
      expect(answer.status).toBe(400);
      expect(String(answer.body['message'])).toMatch(reason);
      expect((await call('GET', '/v1/skills?q=half-done')).body['items']).toEqual([]);
    },
  );
});
