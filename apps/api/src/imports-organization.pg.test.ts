import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { schema } from '@helix/db';
import { createNotificationSubscriber } from '@helix/modules/notifications';
import { testDatabase } from '@helix/testing/postgres';
import { runSubscribers } from './fixtures/run-subscribers.ts';
import { seedMember } from './fixtures/seed-member.ts';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';
import { canonical, transferOf, unzip } from './fixtures/transfer-files.ts';

const database = await testDatabase();
let api: TestApi;
let folder: string;
let call: Caller;
let token: string;
let organizationId: string;
let archive: Map<string, Buffer>;

const exportPath = '/v1/organization/export';
const importPath = '/v1/organization/import';
const view = { name: 'Open', scope: 'shared', filter: 'is:open', columns: ['due', 'run'] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'helix-imports-'));
  api = await startApi({ databaseUrl: database.url });
  ({ call, token, organizationId } = await setUp(api.url));
  await fill();
  archive = await download(token);
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

async function download(bearer: string): Promise<Map<string, Buffer>> {
  const { bytes, status } = await transferOf(api.url, bearer).download(exportPath);
  expect(status).toBe(200);
  await writeFile(join(folder, 'download.zip'), bytes);
  return unzip(join(folder, 'download.zip'));
}

/** A bit of everything that an archive holds. */
async function fill(): Promise<void> {
  const { boardId, columns } = await makeBoard(call);
  const post = async (path: string, body: object) => {
    const answer = await call('POST', path, body);
    expect([path, answer.status, answer.body['message']]).toEqual([
      path,
      expect.any(Number),
      undefined,
    ]);
    return answer.body as { id: string };
  };
  const label = await post('/v1/labels', { name: 'Bug', color: 'red', boardId });
  const agent = await post('/v1/agents', { name: 'Maven', role: 'Engineer' });
  const skill = await post('/v1/skills/from-template', { template: 'bug-triage' });
  await call('PUT', `/v1/agents/${agent.id}/skills`, { skillIds: [skill.id] });
  const { body: me } = await call('GET', '/v1/auth/me');
  const parent = await post('/v1/tasks', {
    boardId,
    title: 'Parent 日本',
    assigneeId: me['memberId'],
  });
  const child = await post('/v1/tasks', {
    boardId,
    title: 'Child',
    parentId: parent.id,
    labelIds: [label.id],
  });
  await post(`/v1/tasks/${child.id}/dependencies`, {
    blockedById: (await post('/v1/tasks', { boardId, title: 'Blocker', agentId: agent.id })).id,
  });
  await post(`/v1/tasks/${parent.id}/checklist`, { text: 'First step' });
  await post(`/v1/tasks/${parent.id}/comments`, { body: `See ${child.id}, please` });
  await post(`/v1/tasks/${child.id}/move`, { columnId: columns.at(1)?.id });
  await call('PATCH', `/v1/tasks/${child.id}`, { title: 'Child, renamed' });
  await post('/v1/saved-views', { ...view, boardId });
  await post('/v1/saved-views', { name: 'My own', boardId, filter: 'assignee:me' });
  await attach(parent.id, 'notes.txt', 'attached words');
}

async function attach(taskId: string, name: string, text: string): Promise<void> {
  const createdAt = api.ctx.now();
  const { id, size, sha256 } = await api.ctx.files.write(Readable.from([Buffer.from(text)]), {
    maxBytes: 100,
  });
  await api.ctx.transaction(async ({ db }) => {
    await db
      .insert(schema.files)
      .values({ id, organizationId, purpose: 'attachment', size, sha256, createdAt });
    await db.insert(schema.attachments).values({
      id: api.ctx.newId('attachment'),
      organizationId,
      taskId,
      fileId: id,
      name,
      mediaType: 'text/plain',
      size,
      sha256,
      uploadedBy: { kind: 'member', id: 'member_x', name: 'Ada' },
      createdAt,
    });
  });
}

/** The owner of an organization that has nothing yet, with the address of the first one's owner if wanted. */
async function newOrganization(
  withOwnerOf?: string,
): Promise<{ id: string; token: string; memberId: string }> {
  const id = api.ctx.newId('org');
  await api.ctx.db.insert(schema.organizations).values({
    id,
    name: 'New',
    slug: `new-${id.slice(-6)}`,
    createdAt: api.ctx.now(),
  });
  const member = await seedMember(api.ctx, { organizationId: id, role: 'owner', name: 'Neo' });
  if (withOwnerOf !== undefined) {
    const [row] = await api.ctx.db
      .select()
      .from(schema.members)
      .where(eq(schema.members.organizationId, withOwnerOf));
    await api.ctx.db
      .update(schema.members)
      .set({ userId: row?.userId ?? '' })
      .where(eq(schema.members.id, member.memberId));
  }
  return { id, ...member };
}

async function zip(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, bytes] of files) file.addBuffer(bytes, name);
  file.end();
  await pipeline(file.outputStream as Readable, createWriteStream(join(folder, 'made.zip')));
  return readFile(join(folder, 'made.zip'));
}

/** The archive with some of its files replaced, and a manifest that fits. */
async function altered(changes: Readonly<Record<string, string>>): Promise<Buffer> {
  const files = new Map(archive);
  for (const [name, text] of Object.entries(changes)) files.set(name, Buffer.from(text));
  const entries = [...files]
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, bytes]) => ({
      name,
      bytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }));
  const manifest = JSON.parse(String(archive.get('manifest.json'))) as object;
  files.delete('manifest.json');
  files.set(
    'manifest.json',
    Buffer.from(changes['manifest.json'] ?? JSON.stringify({ ...manifest, entries })),
  );
  return zip(files);
}

const storedFiles = async () =>
  (await readdir(api.home, { recursive: true })).filter((name) => /file_/.test(name));

test('what is exported, imported and exported again is the same', async () => {
  const target = await newOrganization(organizationId);
  const { bytes } = await transferOf(api.url, token).download(exportPath);
  const answer = await transferOf(api.url, target.token).upload(
    importPath,
    bytes,
    'application/zip',
  );
  expect(answer).toMatchObject({
    status: 201,
    body: {
      files: 2,
      rows: { tasks: 3, comments: 1, 'task-dependencies': 1 },
      people: [{ outcome: 'member' }],
    },
  });
  const again = await download(target.token);
  // Keys sort alike under new ids, so that even the order of lines is the same.
  expect(canonical(again)).toEqual(canonical(archive));
  const words = [...again]
    .filter(([name]) => name.startsWith('files/'))
    .map(([, file]) => String(file));
  expect(words).toHaveLength(2);
  expect(words).toContain('attached words');
  expect(
    [...again.keys()].filter((name) => archive.has(name) && name.startsWith('files/')),
  ).toEqual([]);
});

test('it works on as if it had always been here: keys, order, counts, history, search', async () => {
  const target = await newOrganization();
  const theirs = callerOf(api.url, target.token);
  const made = await transferOf(api.url, target.token).upload(
    importPath,
    await altered({}),
    'application/zip',
  );
  expect(made).toMatchObject({
    status: 201,
    body: { people: [{ name: 'Ada', outcome: 'absent' }] },
  });
  const { body } = await theirs('GET', '/v1/tasks?sort=created');
  const tasks = body['items'] as { id: string; key: string; boardId: string; title: string }[];
  expect(tasks).toMatchObject([
    {
      title: 'Parent 日本',
      assigneeId: null,
      subtasks: { done: 0, total: 1 },
      commentCount: 1,
      attachmentCount: 1,
    },
    { title: 'Child, renamed', parentId: tasks[0]?.id, openBlockers: 1, category: 'todo' },
    { title: 'Blocker', agentId: expect.stringMatching(/^agent_/) },
  ]);
  const [parent, child] = tasks;
  const comments = await theirs('GET', `/v1/tasks/${parent?.id}/comments`);
  expect(comments.body['items']).toMatchObject([
    { body: `See ${child?.id}, please`, author: { name: 'Ada' } },
  ]);
  const timeline = await theirs('GET', `/v1/tasks/${child?.id}/timeline`);
  expect(JSON.stringify(timeline.body)).toContain('Child, renamed');
  const views = await theirs('GET', `/v1/saved-views?boardId=${child?.boardId}`);
  expect(views.body['items']).toMatchObject([{ ...view, ownerId: target.memberId }]);
  const next = await theirs('POST', '/v1/tasks', { boardId: child?.boardId, title: 'Next' });
  expect(next.body).toMatchObject({ key: `${child?.key.split('-')[0]}-4` });
});

test('people who are not here are invited when that is asked for, nobody as an owner', async () => {
  const target = await newOrganization();
  const made = await transferOf(api.url, target.token).upload(
    `${importPath}?invite=true`,
    await altered({}),
    'application/zip',
  );
  expect(made.body['people']).toMatchObject([
    {
      email: 'ada@example.org',
      role: 'admin',
      outcome: 'invited',
      link: expect.stringMatching('token='),
    },
  ]);
  const { body } = await callerOf(api.url, target.token)('GET', '/v1/invitations');
  expect(body['items']).toMatchObject([{ email: 'ada@example.org', role: 'admin' }]);
});

test('nobody is told of old facts as if they were news, and of new ones as always', async () => {
  let subscribers = await runSubscribers(api.ctx, [createNotificationSubscriber(api.ctx)]);
  const created = await call('POST', '/v1/organizations', { name: 'Second home' });
  const switched = await call('POST', '/v1/auth/switch', { organizationId: created.body['id'] });
  const there = String(switched.body['accessToken']);
  const theirs = callerOf(api.url, there);
  await subscribers.caughtUp();
  await subscribers.stop();
  const made = await transferOf(api.url, there).upload(
    importPath,
    await altered({}),
    'application/zip',
  );
  expect(made.body).toMatchObject({ rows: { history: expect.any(Number) } });
  const unread = await api.ctx.db
    .select({
      count: sql<number>`${schema.eventCounters.lastSeq} - ${schema.subscriberCursors.lastSeq}`,
    })
    .from(schema.subscriberCursors)
    .innerJoin(
      schema.eventCounters,
      eq(schema.eventCounters.organizationId, schema.subscriberCursors.organizationId),
    )
    .where(eq(schema.subscriberCursors.organizationId, String(created.body['id'])));
  expect(unread.map(({ count }) => Number(count))).toEqual([1]);
  subscribers = await runSubscribers(api.ctx, [createNotificationSubscriber(api.ctx)]);
  await subscribers.caughtUp();
  expect((await theirs('GET', '/v1/notifications')).body['items']).toEqual([]);
  const { body } = await theirs('GET', '/v1/tasks?sort=created');
  const [task] = body['items'] as { id: string }[];
  const mate = await seedMember(api.ctx, {
    organizationId: String(created.body['id']),
    role: 'admin',
    name: 'Mate',
  });
  await callerOf(api.url, mate.token)('POST', `/v1/tasks/${task?.id}/comments`, { body: 'News' });
  await subscribers.caughtUp();
  const news = await theirs('GET', '/v1/notifications');
  expect(news.body['items']).toMatchObject([{ kinds: ['commented'] }]);
  await subscribers.stop();
});

test('an organization that has something is left alone', async () => {
  const answer = await transferOf(api.url, token).upload(
    importPath,
    await altered({}),
    'application/zip',
  );
  expect(answer).toMatchObject({ status: 409, body: { code: 'import.not_empty' } });
});

const bomb = 'x'.repeat(40_000_000);
const tasksFile = 'data/tasks.jsonl';
const line = (change: object) =>
  `${JSON.stringify({ ...(JSON.parse(String(archive.get(tasksFile)).split('\n')[0] ?? '') as object), ...change })}\n`;

test.each([
  ['a text that is no zip', () => Promise.resolve(Buffer.from('no zip at all')), /cannot be read/],
  ['a truncated file', async () => (await altered({})).subarray(0, 3_000), /cannot be read/],
  ['a strange zip', () => zip(new Map([['readme.txt', Buffer.from('hello')]])), /manifest/],
  [
    'a later version',
    () =>
      altered({ 'manifest.json': JSON.stringify({ format: 'helix-organization', version: 2 }) }),
    /version 2/,
  ],
  [
    'a file that does not belong',
    async () => {
      const files = new Map(archive).set('extra.txt', Buffer.from('x'));
      return zip(files);
    },
    /extra\.txt/,
  ],
  [
    'a damaged file',
    async () => {
      const files = new Map(archive);
      const tasks = Buffer.from(files.get(tasksFile) ?? '');
      files.set(tasksFile, Buffer.from(String(tasks).replace('Child, renamed', 'Child, remaned')));
      return zip(files);
    },
    /damaged/,
  ],
  ['a row of nonsense', () => altered({ [tasksFile]: '{"id":1}\n' }), /line 1 of data\/tasks/],
  ['an unknown field', () => altered({ [tasksFile]: line({ surprise: 1 }) }), /line 1/],
  [
    'a task on no board',
    () => altered({ [tasksFile]: line({ boardId: `board_${'0'.repeat(32)}`, parentId: null }) }),
    /contradict/,
  ],
  ['a task without a title', () => altered({ [tasksFile]: line({ title: ' ' }) }), /line 1/],
  ['a place that is none', () => altered({ [tasksFile]: line({ position: 'a00' }) }), /line 1/],
  [
    'unknown settings',
    () => altered({ 'organization.json': '{"name":"x","settings":{"evil":1}}' }),
    /settings/,
  ],
  ['the same task twice', () => altered({ [tasksFile]: line({}) + line({}) }), /contradict/],
  ['a bomb', () => altered({ [tasksFile]: bomb }), /reasonable/],
  [
    'an attachment that is another',
    () =>
      altered({
        [[...archive.keys()].find((name) => name.startsWith('files/')) ?? '']: 'other words!!!',
      }),
    /should be/,
  ],
])('%s is refused and nothing is half done', async (_name, make, sentence) => {
  const before = await storedFiles();
  const target = await newOrganization();
  const answer = await transferOf(api.url, target.token).upload(
    importPath,
    await make(),
    'application/zip',
  );
  expect(answer).toMatchObject({ status: 400, body: { code: 'import.unreadable' } });
  expect(answer.body['message']).toMatch(sentence);
  expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.ts:\d+/);
  expect((await callerOf(api.url, target.token)('GET', '/v1/boards')).body['items']).toEqual([]);
  expect(await storedFiles()).toEqual(before);
  expect((await readdir(tmpdir())).filter((name) => name.startsWith('helix-import-'))).toEqual([]);
});

test('a name that climbs out of its folder is refused', async () => {
  const text = await altered({});
  const evil = Buffer.from(
    text.toString('latin1').replaceAll('organization.json', '../../../../../x.x'),
    'latin1',
  );
  const target = await newOrganization();
  const answer = await transferOf(api.url, target.token).upload(
    importPath,
    evil,
    'application/zip',
  );
  expect(answer).toMatchObject({ status: 400, body: { code: 'import.unreadable' } });
});
