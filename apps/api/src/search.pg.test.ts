import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchResult } from '@helix/contracts/search';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { eq, sql } from 'drizzle-orm';
import { seedMember, seedStranger } from './fixtures/seed-member.ts';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';

const database = await testDatabase();
const plainDatabase = await testDatabase();
let api: TestApi;
let call: Caller;
let organizationId: string;
let boardId: string;
let key: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call, organizationId } = await setUp(api.url));
  ({ boardId } = await makeBoard(call));
  key = String((await call('GET', `/v1/boards/${boardId}`)).body['key']);
});
afterAll(() => api.stop());

async function search(q: string, more = '', as = call): Promise<SearchResult[]> {
  const { status, body } = await as('GET', `/v1/search?q=${encodeURIComponent(q)}${more}`);
  expect({ status, message: body['message'] }).toEqual({ status: 200, message: undefined });
  return body['items'] as SearchResult[];
}
const titles = (results: readonly SearchResult[]) =>
  results.map(({ kind, title }) => `${kind}: ${title.text}`);
const create = async (title: string, description = '', board = boardId) => {
  const { body } = await call('POST', '/v1/tasks', { boardId: board, title, description });
  return body as { id: string; key: string; version: number };
};
const marked = (result: SearchResult | undefined, part: 'title' | 'snippet') =>
  result?.[part]?.ranges.map(([from, to]) => result[part]?.text.slice(from, to));

test('a key comes first, as people type it, also before titles that have its number', async () => {
  const task = await create('Numbered');
  const number = task.key.split('-')[1] ?? '';
  await create(`Release ${number} of ${key}`);
  for (const typed of [
    task.key,
    `${key.toLowerCase()} ${number}`,
    `${key.toLowerCase()}${number}`,
  ]) {
    const [first] = await search(typed);
    expect(first).toMatchObject({ kind: 'task', task: { id: task.id } });
  }
});

test('words are found by their beginnings, their stems, without accents, in title and text', async () => {
  await create('Déploiement über Nacht', 'The Zebra-Stripes of snake_case/paths.ts shimmer');
  for (const typed of [
    'deploi',
    'DEPLOIEMENT uber',
    'zebra',
    'stripe',
    'case',
    'paths',
    'shimmering zeb',
  ]) {
    expect({ typed, found: titles(await search(typed, '&kinds=task')) }).toEqual({
      typed,
      found: ['task: Déploiement über Nacht'],
    });
  }
  const [found] = await search('uber shimmer');
  expect(marked(found, 'title')).toEqual(['über']);
  expect(marked(found, 'snippet')).toEqual(['shimmer']);
  expect(await search('zebra absent', '&kinds=task')).toEqual([]);
});

test('parts of words are found where a script puts no spaces', async () => {
  await create('東京の天気を調べる', 'サーバー・ガイドブックと café 時々');
  for (const typed of [
    '天気',
    '京の',
    'ブック',
    'サーバー',
    'ーバ',
    '東京 cafe',
    'ガイド サーバー・ガ',
    '時々',
  ]) {
    expect({ typed, found: titles(await search(typed)) }).toEqual({
      typed,
      found: ['task: 東京の天気を調べる'],
    });
  }
  expect(await search('気天')).toEqual([]);
  const { body } = await call('GET', `/v1/tasks?filter=${encodeURIComponent('天気')}`);
  expect(body['items']).toHaveLength(1);
});

test('small mistakes are forgiven where nothing is spelled as typed', async () => {
  await create('Reconcile quarterly invoices', 'Accountants recommend verification');
  for (const typed of ['reconcle', 'quaterly invoces', 'verifciation', 'acountants reconcile']) {
    expect({ typed, found: titles(await search(typed)) }).toEqual({
      typed,
      found: ['task: Reconcile quarterly invoices'],
    });
  }
  const [found] = await search('quaterly');
  expect(marked(found, 'title')).toEqual(['quarterly']);
  expect(await search('qqqqqqqq')).toEqual([]);
});

test('titles come before texts, and open work before what is over', async () => {
  await create('Elsewhere', 'marmalade is only mentioned here');
  const over = await create('Marmalade finished');
  await create('Marmalade open');
  const { body } = await call('GET', `/v1/boards/${boardId}/columns`);
  const columns = body['items'] as { id: string; category: string }[];
  const columnId = columns.find(({ category }) => category === 'done')?.id;
  expect((await call('POST', `/v1/tasks/${over.id}/move`, { columnId })).status).toBe(200);
  expect(titles(await search('marmalade'))).toEqual([
    'task: Marmalade open',
    'task: Marmalade finished',
    'task: Elsewhere',
  ]);
});

test('what is changed is found by its new words only, what is deleted not at all', async () => {
  const task = await create('Obsolescent wording');
  await call('PATCH', `/v1/tasks/${task.id}`, { title: 'Contemporary wording' });
  expect(await search('obsolescent')).toEqual([]);
  expect(await search('contemporary')).toHaveLength(1);
  await api.ctx.db
    .update(schema.tasks)
    .set({ deletedAt: new Date() })
    .where(eq(schema.tasks.id, task.id));
  expect(await search('contemporary')).toEqual([]);
  expect((await search(task.key)).filter(({ kind }) => kind === 'task')).toEqual([]);
});

test('comments are found with the task they are about', async () => {
  const task = await create('Discussed');
  await call('POST', `/v1/tasks/${task.id}/comments`, { body: 'The **hippopotamus** agrees' });
  const [found, ...more] = await search('hippo');
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    kind: 'comment',
    task: { id: task.id },
    comment: { author: { name: 'Ada' } },
  });
  expect(marked(found, 'snippet')).toEqual(['hippo']);
  expect(await search('hippo', '&kinds=task,board')).toEqual([]);
});

test('agents, boards and members are found by name, key and address', async () => {
  await call('POST', '/v1/agents', { name: 'Cartographer', role: 'Maps' });
  await seedMember(api.ctx, { organizationId, role: 'viewer', name: 'Bartholomew' });
  expect(titles(await search('cartogra'))).toEqual(['agent: Cartographer']);
  expect(titles(await search('cartografer'))).toEqual(['agent: Cartographer']);
  expect(titles(await search('barthol'))).toEqual(['member: Bartholomew']);
  expect(titles(await search(key, '&kinds=board'))).toEqual(['board: Platform']);
});

test('markup is text like any other, and operators mean nothing', async () => {
  await create('<script>alert("narwhal")</script>', '<img src=x onerror=narwhal>');
  const [found] = await search(`narwhal' | !absent & <-> :*`, '&kinds=task');
  expect(found).toBeUndefined();
  const [plain] = await search(`'narwhal':* & !`, '&kinds=task');
  expect(plain?.title.text).toBe('<script>alert("narwhal")</script>');
  expect(marked(plain, 'title')).toEqual(['narwhal']);
  expect(await search('!!!')).toEqual([]);
});

test('a member finds only what is on boards they may see, however it is asked', async () => {
  const hidden = await makeBoard(call);
  const secret = await create('Clandestine rendezvous', '', hidden.boardId);
  await call('POST', `/v1/tasks/${secret.id}/comments`, { body: 'clandestine words' });
  const { token } = await seedMember(api.ctx, { organizationId, role: 'member', name: 'Mallory' });
  const outsider = callerOf(api.url, token);
  expect(titles(await search('clandestine')).toSorted()).toEqual([
    'comment: Clandestine rendezvous',
    'task: Clandestine rendezvous',
  ]);
  for (const typed of ['clandestine', 'clandestin rendezvus', secret.key, 'platform']) {
    expect(await search(typed, '', outsider)).toEqual([]);
  }
  expect(await outsider('GET', `/v1/search?q=clandestine&boardId=${hidden.boardId}`)).toMatchObject(
    { status: 404 },
  );
  expect(await search('clandestine', `&boardId=${boardId}`)).toEqual([]);
});

test('a key finds only the kinds that its scopes open', async () => {
  await call('POST', '/v1/agents', { name: 'Scopeless', role: 'Any' });
  await create('Scopeless task');
  const { body } = await call('POST', '/v1/api-keys', { name: 'Narrow', scopes: ['tasks:read'] });
  const script = callerOf(api.url, String(body['key']));
  expect(titles(await search('scopeless', '', script))).toEqual(['task: Scopeless task']);
  expect(titles(await search('Ada', '', script))).toEqual([]);
  expect(titles(await search('scopeless')).toSorted()).toEqual([
    'agent: Scopeless',
    'task: Scopeless task',
  ]);
});

test('another tenant finds nothing of ours', async () => {
  const task = await create('Proprietary methodology');
  const stranger = callerOf(api.url, await seedStranger(api.ctx));
  for (const typed of ['proprietary', 'propritary', task.key, 'Ada', 'Platform']) {
    expect(await search(typed, '', stranger)).toEqual([]);
  }
});

test('what cannot be searched for is refused', async () => {
  for (const query of [
    '',
    'q=',
    'q=%20',
    'q=a&kinds=nonsense',
    'q=a&kinds=',
    'q=a&limit=51',
    `q=${'x'.repeat(201)}`,
  ]) {
    expect(await call('GET', `/v1/search?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  }
});

test('no more is answered than was asked for', async () => {
  for (let n = 0; n < 4; n += 1) await create(`Repetitive ${n}`);
  expect(await search('repetitive', '&limit=3')).toHaveLength(3);
});

test('a database that knows no trigrams finds what is spelled as it was written', async () => {
  const plain = await startApi({ databaseUrl: plainDatabase.url });
  try {
    await plain.ctx.db.execute(sql`drop extension pg_trgm cascade`);
    const { call: ask } = await setUp(plain.url);
    const { boardId: board } = await makeBoard(ask);
    await ask('POST', '/v1/tasks', { boardId: board, title: 'Refurbish the lighthouse' });
    expect(titles(await search('lightho', '', ask))).toEqual(['task: Refurbish the lighthouse']);
    expect(await search('ligthouse', '', ask)).toEqual([]);
    const { body } = await ask('GET', '/v1/tasks?filter=LIGHT');
    expect(body['items']).toHaveLength(1);
  } finally {
    await plain.stop();
  }
});
