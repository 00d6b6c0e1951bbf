import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { eq } from 'drizzle-orm';
import {
  callerOf,
  makeBoard,
  owner,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';

type Body = Record<string, unknown>;
type Card = { id: string; title: string; columnId: string };

const database = await testDatabase();
let api: TestApi;
let call: Caller;
let boardId: string;
let columns: { id: string; category: string }[];

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call } = await setUp(api.url));
  ({ boardId, columns } = await makeBoard(call));
});
afterAll(() => api.stop());

const columnOf = (category: string) =>
  columns.find((column) => column.category === category)?.id ?? '';
async function createTask(body: Body): Promise<Body & { id: string; version: number }> {
  const { body: task } = await call('POST', '/v1/tasks', { boardId, title: 'Task', ...body });
  return task as Body & { id: string; version: number };
}
async function cardsIn(columnId: string): Promise<string[]> {
  const { body } = await call('GET', `/v1/boards/${boardId}/tasks`);
  const view = body['columns'] as { id: string; tasks: Card[] }[];
  return view.find(({ id }) => id === columnId)?.tasks.map(({ title }) => title) ?? [];
}

test('tasks get keys without gaps or doubles, however many are created at once', async () => {
  const created = await Promise.all(
    Array.from({ length: 20 }, (_, n) => createTask({ title: `Parallel ${n}` })),
  );
  const numbers = created
    .map(({ key }) => Number(String(key).split('-')[1]))
    .toSorted((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => (numbers[0] ?? 0) + index));
  expect(created[0]).toMatchObject({
    columnId: columnOf('backlog'),
    category: 'backlog',
    version: 1,
    latestRun: null,
  });
});

test('order in a column is what people made it, also when many move at once', async () => {
  const column = columnOf('todo');
  const [a, b, c] = await Promise.all(
    ['A', 'B', 'C'].map((title) => createTask({ title, columnId: column })),
  );
  const move = (id: string | undefined, body: Body) =>
    call('POST', `/v1/tasks/${id}/move`, { columnId: column, ...body });
  await move(b?.id, { before: a?.id });
  await move(c?.id, { after: b?.id });
  expect(await cardsIn(column)).toEqual(['B', 'C', 'A']);

  const many = await Promise.all(
    Array.from({ length: 12 }, (_, n) => createTask({ title: `M${n}` })),
  );
  const moved = await Promise.all(many.map(({ id }) => move(id, { after: b?.id })));
  expect(moved.map(({ status }) => status)).toEqual(many.map(() => 200));
  const order = await cardsIn(column);
  expect(order[0]).toBe('B');
  expect(order.slice(-2)).toEqual(['C', 'A']);
  expect(new Set(order).size).toBe(15);
});

test('a change made on an old version is refused with the current row', async () => {
  const task = await createTask({ title: 'Contended' });
  const path = `/v1/tasks/${task.id}`;
  expect((await call('PATCH', path, { title: 'First', version: 1 })).body).toMatchObject({
    title: 'First',
    version: 2,
  });
  const late = await call('PATCH', path, { title: 'Second', version: 1 });
  expect(late).toMatchObject({
    status: 409,
    body: {
      code: 'resource.version_conflict',
      details: { current: { title: 'First', version: 2 } },
    },
  });
  expect((await call('PATCH', path, { title: 'First' })).body).toMatchObject({ version: 2 });
  expect(
    (await call('POST', `${path}/move`, { columnId: columnOf('done'), version: 1 })).status,
  ).toBe(409);
});

test('a task is not placed beside one of another column, nor in a column of another board', async () => {
  const here = await createTask({ columnId: columnOf('review') });
  const there = await createTask({ columnId: columnOf('done') });
  const beside = await call('POST', `/v1/tasks/${here.id}/move`, {
    columnId: columnOf('review'),
    before: there.id,
  });
  expect(beside).toMatchObject({ status: 409, body: { code: 'resource.conflict' } });
  const other = await makeBoard(call);
  const foreign = await call('POST', `/v1/tasks/${here.id}/move`, {
    columnId: other.columns[0]?.id,
  });
  expect(foreign).toMatchObject({ status: 404 });
});

test('a list is walked page by page without repeating or missing a row, while rows are added', async () => {
  const { boardId: own } = await makeBoard(call);
  for (let n = 0; n < 7; n += 1) await createTask({ boardId: own, title: `Row ${n}` });
  const titles: string[] = [];
  let cursor: unknown = null;
  do {
    const query = cursor === null ? '' : `&cursor=${String(cursor)}`;
    const { body } = await call('GET', `/v1/tasks?boardId=${own}&limit=3${query}`);
    titles.push(...(body['items'] as Card[]).map(({ title }) => title));
    cursor = body['nextCursor'];
    await createTask({ boardId: own, title: 'Added meanwhile' });
  } while (cursor !== null);
  expect(titles).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `Row ${n}`));
});

test('a request repeated with its key takes effect once, also when both arrive at the same time', async () => {
  const body = { boardId, title: 'Only once' };
  const headers = { 'idempotency-key': 'key-1' };
  const answers = await Promise.all([1, 2, 3].map(() => call('POST', '/v1/tasks', body, headers)));
  expect(new Set(answers.map(({ body: task }) => task['id'])).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const rows = await api.ctx.db
    .select()
    .from(schema.tasks)
    .where(eq(schema.tasks.title, 'Only once'));
  expect(rows).toHaveLength(1);

  const other = await call('POST', '/v1/tasks', { ...body, title: 'Another' }, headers);
  expect(other).toMatchObject({ status: 409, body: { code: 'request.idempotency_conflict' } });
  const failing = { 'idempotency-key': 'key-2' };
  expect(
    (await call('POST', '/v1/tasks', { boardId: 'board_00000000000', title: 'x' }, failing)).status,
  ).toBe(404);
  expect(
    (await call('POST', '/v1/tasks', { boardId, title: 'Now it works' }, failing)).status,
  ).toBe(201);
});

test('executing needs an agent with a model, happens once at a time, and its run, job and events are one', async () => {
  const task = await createTask({ title: 'Work', columnId: columnOf('todo') });
  const execute = (body: Body = {}) => call('POST', `/v1/tasks/${task.id}/execute`, body);
  expect(await execute()).toMatchObject({ status: 409, body: { code: 'task.no_agent' } });
  const { body: agent } = await call('POST', '/v1/agents', { name: 'Maven', role: 'Engineer' });
  expect(await execute({ agentId: agent['id'] })).toMatchObject({
    status: 409,
    body: { code: 'agent.no_model' },
  });
  const { body: model } = await call('POST', '/v1/models', {
    provider: 'openai-compatible',
    model: 'm',
    displayName: 'Mine',
    baseUrl: 'http://127.0.0.1:1/v1',
    apiKey: 'sk-very-secret-1234',
  });
  expect(model).toMatchObject({ isDefault: true, apiKeyLastFour: '1234' });
  expect(JSON.stringify(model)).not.toContain('very-secret');

  const answers = await Promise.all([1, 2, 3].map(() => execute({ agentId: agent['id'] })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409, 409]);
  const run = answers.find(({ status }) => status === 202)?.body;
  expect(run).toMatchObject({ status: 'queued', taskId: task.id, attempt: 0 });
  expect((await call('GET', `/v1/tasks/${task.id}`)).body).toMatchObject({
    category: 'in_progress',
    agentId: agent['id'],
    latestRun: { id: run?.['id'], status: 'queued' },
  });
  expect((await call('GET', '/v1/agents')).body['items']).toMatchObject([
    { status: 'unreachable', runs: { working: 0, queued: 1 } },
  ]);

  const stop = await call('POST', `/v1/runs/${String(run?.['id'])}/cancel`, {});
  expect(stop).toMatchObject({
    status: 202,
    body: { status: 'cancelled', reason: 'cancelled_by_user' },
  });
  expect(await call('POST', `/v1/runs/${String(run?.['id'])}/cancel`, {})).toMatchObject({
    status: 409,
  });
  expect((await execute()).status).toBe(202);

  const { body: closed } = await call('POST', `/v1/tasks/${task.id}/move`, {
    columnId: columnOf('done'),
  });
  expect(closed).toMatchObject({ category: 'done' });
  expect(await execute()).toMatchObject({ status: 409, body: { code: 'task.move_denied' } });
});

test('too many requests of one person are refused, whichever server they reach', async () => {
  const limited = await startApi({ databaseUrl: database.url, rateLimit: 5 });
  const { body } = await callerOf(limited.url)('POST', '/v1/auth/login', {
    email: owner.email,
    password: owner.password,
  });
  const mine = callerOf(limited.url, String(body['accessToken']));
  const answers = [];
  for (let n = 0; n < 7; n += 1) answers.push(await mine('GET', '/v1/auth/me'));
  // The other server counts the same person, so that the limit holds for all of them together.
  expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(5);
  expect(answers[0]?.status).toBe(200);
  expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'request.rate_limited' } });
  await limited.stop();
});
