import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { startApi, type TestApi } from './fixtures/start-api.ts';
import { openWork, type Card, type WorkBoard } from './fixtures/work-board.ts';

const database = await testDatabase();
let api: TestApi;
let work: Awaited<ReturnType<typeof openWork>>;
let board: WorkBoard;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  work = await openWork(api);
  board = await work.board();
});
afterAll(() => api.stop());

const wait = (taskId: string, blockedById: string, call = work.owner) =>
  call('POST', `/v1/tasks/${taskId}/dependencies`, { blockedById });
const unwait = (taskId: string, blockedById: string) =>
  work.owner('DELETE', `/v1/tasks/${taskId}/dependencies/${blockedById}`);
const blockersOf = async (taskId: string) => (await board.get(taskId)).openBlockers;
const typesOf = async (taskId: string) =>
  (await work.eventsOf(taskId)).map(({ type }) => type).filter((type) => type !== 'task.created');
const makeTasks = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, n) => board.create({ title: `T${n}` })));

test('who waits for whom is listed in both directions, and saying it twice changes nothing', async () => {
  const [a, b, c] = (await makeTasks(3)) as [Card, Card, Card];
  const first = await wait(a.id, b.id);
  expect(first).toMatchObject({ status: 201, body: { taskId: a.id, blockedById: b.id } });
  expect((await wait(a.id, b.id)).body).toEqual(first.body);
  await wait(c.id, a.id);
  expect(await work.owner('GET', `/v1/tasks/${a.id}/dependencies`)).toMatchObject({
    body: {
      blockedBy: { items: [{ id: b.id, key: b.key }], hidden: 0 },
      blocks: { items: [{ id: c.id }], hidden: 0 },
    },
  });
  expect(await blockersOf(a.id)).toBe(1);
  expect(await typesOf(a.id)).toEqual(['dependency.added', 'task.counted']);
  expect(await unwait(a.id, b.id)).toMatchObject({ status: 200, body: { removed: true } });
  expect(await unwait(a.id, b.id)).toMatchObject({ status: 200, body: { removed: false } });
  expect(await blockersOf(a.id)).toBe(0);
});

test('a task is unblocked once, when the last of its blockers closes', async () => {
  const [task, one, two] = (await makeTasks(3)) as [Card, Card, Card];
  await wait(task.id, one.id);
  await wait(task.id, two.id);
  await board.move(one.id, 'done');
  expect(await blockersOf(task.id)).toBe(1);
  expect(await typesOf(task.id)).not.toContain('task.unblocked');
  await board.move(two.id, 'cancelled');
  await board.move(two.id, 'done');
  expect(await blockersOf(task.id)).toBe(0);
  const unblocked = (types: string[]) => types.filter((type) => type === 'task.unblocked').length;
  expect(unblocked(await typesOf(task.id))).toBe(1);
  await board.move(one.id, 'todo');
  expect(await blockersOf(task.id)).toBe(1);
  await work.owner('POST', `/v1/tasks/${one.id}/archive`, {});
  expect(await blockersOf(task.id)).toBe(0);
  expect(unblocked(await typesOf(task.id))).toBe(2);
  await work.owner('POST', `/v1/tasks/${one.id}/restore`, {});
  expect(await blockersOf(task.id)).toBe(1);
  await work.owner('DELETE', `/v1/tasks/${one.id}`);
  expect(await blockersOf(task.id)).toBe(0);
});

test('blockers that close at the same time leave none open', async () => {
  const [task, ...blockers] = await makeTasks(7);
  for (const { id } of blockers) await wait(task?.id ?? '', id);
  const moves = await Promise.all(blockers.map(({ id }) => board.move(id, 'done')));
  expect(moves.map(({ status }) => status)).toEqual(blockers.map(() => 200));
  expect(await blockersOf(task?.id ?? '')).toBe(0);
  expect((await typesOf(task?.id ?? '')).filter((type) => type === 'task.unblocked')).toHaveLength(
    1,
  );
});

test('a blocker that closes while it becomes one is counted as what it is', async () => {
  for (let round = 0; round < 6; round += 1) {
    const [task, blocker] = (await makeTasks(2)) as [Card, Card];
    await Promise.all([wait(task.id, blocker.id), board.move(blocker.id, 'done')]);
    expect(await blockersOf(task.id)).toBe(0);
  }
});

test('a circle is refused by the shortest way, with its tasks named', async () => {
  const [a, b, c, d] = (await makeTasks(4)) as [Card, Card, Card, Card];
  for (const [task, blocker] of [
    [a, b],
    [b, c],
    [c, d],
    [a, c],
  ] as const) {
    expect((await wait(task.id, blocker.id)).status).toBe(201);
  }
  expect(await wait(d.id, a.id)).toMatchObject({
    status: 409,
    body: {
      code: 'task.cycle',
      message: expect.stringContaining(`${d.key} → ${a.key} → ${c.key} → ${d.key}`),
      details: { cycle: [d.key, a.key, c.key, d.key] },
    },
  });
  expect(await wait(a.id, a.id)).toMatchObject({ body: { code: 'task.cycle' } });
});

test('a circle of very many is told by its ends', async () => {
  const line = await makeTasks(30);
  const keys = line.map(({ key }) => key);
  const rows = line.slice(1).map(({ id }, n) => ({
    organizationId: work.organizationId,
    taskId: line[n]?.id ?? '',
    blockedById: id,
    createdBy: { kind: 'member', id: 'member_0', name: 'Ada' } as const,
    createdAt: api.ctx.now(),
  }));
  await api.ctx.transaction(({ db }) => db.insert(schema.taskDependencies).values(rows));
  const refused = await wait(line.at(-1)?.id ?? '', line[0]?.id ?? '');
  const cycle = [...keys.slice(-1), ...keys.slice(0, 9), ...keys.slice(-10)];
  expect(refused).toMatchObject({ status: 409, body: { details: { cycle, unnamed: 11 } } });
  expect(refused.body['message']).toContain(`${keys[8]} → 11 more → ${keys[20]}`);
});

test('of those who close a circle together, one is refused', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [a, b, c] = (await makeTasks(3)) as [Card, Card, Card];
    const all = await Promise.all([wait(a.id, b.id), wait(b.id, c.id), wait(c.id, a.id)]);
    expect(all.map(({ status }) => status).toSorted()).toEqual([201, 201, 409]);
  }
});

test('what is on a board that one may not see is counted and not told', async () => {
  const other = await work.board();
  const hidden = await other.create({ title: 'Secret' });
  const task = await board.create();
  const { call } = await work.person('Bob', { [board.boardId]: 'create' });
  expect(await wait(task.id, hidden.id, call)).toMatchObject({ status: 404 });
  await wait(task.id, hidden.id);
  const seen = await call('GET', `/v1/tasks/${task.id}/dependencies`);
  expect(seen).toMatchObject({ body: { blockedBy: { items: [], hidden: 1 } } });
  expect(JSON.stringify(seen.body)).not.toContain('Secret');
  const end = await board.create();
  await wait(hidden.id, end.id);
  expect(await wait(end.id, task.id, call)).toMatchObject({
    status: 409,
    body: { details: { cycle: [end.key, task.key, null, end.key] } },
  });
});

test('a viewer of the board cannot have tasks wait, and a deleted task blocks nothing', async () => {
  const [a, b] = (await makeTasks(2)) as [Card, Card];
  const { call } = await work.person('Vera', { [board.boardId]: 'view' });
  expect(await wait(a.id, b.id, call)).toMatchObject({ status: 403 });
  await work.owner('DELETE', `/v1/tasks/${b.id}`);
  const deleted = { status: 409, body: { code: 'task.deleted' } };
  expect(await wait(a.id, b.id)).toMatchObject(deleted);
  expect(await wait(b.id, a.id)).toMatchObject(deleted);
});
