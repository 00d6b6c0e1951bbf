import { sql } from 'drizzle-orm';
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

type Reference = { kind: string; id: string; label: string | null };
type Item = {
  seq: number;
  type: string;
  boardId: string | null;
  taskId: string | null;
  actor: { id: string; name: string };
  parts: { kind: string; text?: string; to?: Reference; field?: string; from?: unknown }[];
};
type Board = Awaited<ReturnType<typeof makeBoard>>;
type Member = { memberId: string; call: Caller };

const database = await testDatabase();
let api: TestApi;
let owner: Caller;
let organizationId: string;
let open: Board;
let closed: Board;
let member: Member;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call: owner, organizationId } = await setUp(api.url));
  [open, closed] = [await makeBoard(owner), await makeBoard(owner)];
  const seeded = await seedMember(api.ctx, { organizationId, role: 'member', name: 'Bo' });
  member = { memberId: seeded.memberId, call: callerOf(api.url, seeded.token) };
  await owner('PUT', `/v1/boards/${open.boardId}/permissions/${member.memberId}`, {
    permission: 'create',
  });
});
afterAll(() => api.stop());

async function list(call: Caller, query = ''): Promise<Item[]> {
  const answer = await call('GET', `/v1/activity?limit=200${query}`);
  expect(answer.status).toBe(200);
  return answer.body['items'] as Item[];
}
async function createTask(board: Board, title: string, call = owner): Promise<string> {
  const { body } = await call('POST', '/v1/tasks', { boardId: board.boardId, title });
  return String(body['id']);
}
const told = ({ parts }: Item) =>
  parts.map((part) => part.text ?? part.to?.label ?? part.field ?? '').join(' ');

test('what happened is told as a sentence made of data, with the names of what it is about', async () => {
  const taskId = await createTask(open, 'Told');
  const [, to] = open.columns;
  await owner('POST', `/v1/tasks/${taskId}/move`, { columnId: to?.id });
  await owner('PATCH', `/v1/tasks/${taskId}`, { assigneeId: member.memberId });
  await owner('POST', `/v1/tasks/${taskId}/comments`, { body: 'Well done' });
  const key = String((await owner('GET', `/v1/tasks/${taskId}`)).body['key']);
  const items = await list(owner, `&taskId=${taskId}`);
  expect(items.map(told).toReversed()).toEqual([
    `created ${key}`,
    `moved ${key} from Backlog to To do`,
    `updated ${key} assigneeId`,
    `commented on ${key} Well done`,
  ]);
  expect(items[1]?.parts.at(-1)).toMatchObject({ field: 'assigneeId', from: null, to: 'Bo' });
  expect(items[0]).toMatchObject({ actor: { name: 'Ada' }, boardId: open.boardId });
});

test('a member reads of the boards that they may see, and of what is on none', async () => {
  const [here, there] = [await createTask(open, 'Here'), await createTask(closed, 'There')];
  const mine = await list(member.call);
  expect(mine.filter(({ boardId }) => boardId === closed.boardId)).toEqual([]);
  expect(mine.some(({ taskId }) => taskId === here)).toBe(true);
  expect(mine.some(({ boardId }) => boardId === null)).toBe(true);
  expect((await list(owner)).some(({ taskId }) => taskId === there)).toBe(true);
  for (const query of [`boardId=${closed.boardId}`, `taskId=${there}`]) {
    expect((await member.call('GET', `/v1/activity?${query}`)).status).toBe(404);
  }
  expect(await list(member.call, '&types=task.created')).toHaveLength(
    mine.filter(({ type }) => type === 'task.created').length,
  );
});

test('what is only for admins, or for one member, is told to nobody else', async () => {
  await callerOf(api.url)('POST', '/v1/auth/login', { email: 'ada@example.org', password: 'no' });
  const ofAdmins = await list(owner, '&types=auth.login_failed');
  expect(ofAdmins).toHaveLength(1);
  expect(await list(member.call, '&types=auth.login_failed')).toEqual([]);
  expect((await list(member.call)).map(({ type }) => type)).not.toContain('auth.login_failed');
});

test('a key reads only what its scopes are for', async () => {
  const key = await owner('POST', '/v1/api-keys', { name: 'Reader', scopes: ['tasks:read'] });
  const types = (await list(callerOf(api.url, String(key.body['key'])))).map(({ type }) => type);
  expect(types).toContain('task.created');
  expect(types.filter((type) => /^(api_key|auth|session)\./.test(type))).toEqual([]);
});

test.each([
  ['everything', () => '', () => owner],
  ['one board', () => `&boardId=${open.boardId}`, () => owner],
  ['one person', () => `&actor=${member.memberId}`, () => owner],
  ['some types', () => '&types=task.created,board.created', () => owner],
  ['what a member may see', () => '', () => member.call],
  ['some types that a member may see', () => '&types=task.created,task.moved', () => member.call],
])('%s is walked page by page, each event once and newest first', async (_what, query, caller) => {
  await createTask(open, 'By Bo', member.call);
  const all = (await list(caller(), query())).map(({ seq }) => seq);
  expect(all).toEqual([...new Set(all)].toSorted((a, b) => b - a));
  expect(all.length).toBeGreaterThan(0);
  const walked: number[] = [];
  let cursor: unknown = null;
  do {
    const from = cursor === null ? '' : `&cursor=${String(cursor)}`;
    const { body } = await caller()('GET', `/v1/activity?limit=3${query()}${from}`);
    walked.push(...(body['items'] as Item[]).map(({ seq }) => seq));
    cursor = body['nextCursor'];
  } while (cursor !== null);
  expect(walked).toEqual(all);
});

test('whoever lost a board reads of it no more, nor what its things are called', async () => {
  const board = await makeBoard(owner);
  const grant = (permission: string) =>
    owner('PUT', `/v1/boards/${board.boardId}/permissions/${member.memberId}`, { permission });
  await grant('view');
  const taskId = await createTask(board, 'Secret');
  expect((await list(member.call)).some((item) => item.taskId === taskId)).toBe(true);
  await grant('no_access');
  const after = await list(member.call);
  expect(after.some((item) => item.boardId === board.boardId)).toBe(false);
  expect(JSON.stringify(after)).not.toContain('Secret');
});

test('a page of a large log is found by its index, however few boards one may see', async () => {
  await api.ctx.db.execute(sql`
    insert into events (organization_id, seq, type, at, actor, board_id, data)
    select ${organizationId}, 1000 + n, 'task.created', now(),
      '{"kind":"service","id":"seed","name":"Seed"}', ${closed.boardId}, '{}'
    from generate_series(1, 50000) n`);
  await api.ctx.db.execute(sql`analyze events`);
  const read = async (call: Caller, query: string) => {
    await api.ctx.db.execute(sql`select pg_stat_force_next_flush()`);
    const before = await rowsRead();
    await call('GET', `/v1/activity?limit=20${query}`);
    await api.ctx.db.execute(sql`select pg_stat_force_next_flush()`);
    return (await rowsRead()) - before;
  };
  for (const query of ['', '&types=board.created', `&boardId=${open.boardId}`]) {
    expect(await read(member.call, query)).toBeLessThan(5_000);
    expect(await read(owner, query)).toBeLessThan(5_000);
  }
});

async function rowsRead(): Promise<number> {
  const { rows } = await api.ctx.db.execute<{ n: string }>(sql`
    select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as n
    from pg_stat_user_tables where relname = 'events'`);
  return Number(rows[0]?.n ?? 0);
}
