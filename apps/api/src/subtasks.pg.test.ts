import { afterAll, beforeAll, expect, test } from 'vitest';
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

const setParent = (taskId: string, parentId: string | null, call = work.owner) =>
  call('PUT', `/v1/tasks/${taskId}/parent`, { parentId });
const progressOf = async (taskId: string) => (await board.get(taskId))['subtasks'];

/** Tasks of which each is part of the one before. */
async function makeLine(length: number): Promise<Card[]> {
  const line: Card[] = [];
  for (let n = 0; n < length; n += 1) {
    line.push(await board.create({ title: `L${n}`, parentId: line.at(-1)?.id ?? null }));
  }
  return line;
}

test('a parent counts its sub-tasks while they come, close, reopen, leave and are deleted', async () => {
  const parent = await board.create({ title: 'Parent' });
  const [a, b] = [await board.create({ parentId: parent.id }), await board.create()];
  expect(await progressOf(parent.id)).toEqual({ done: 0, total: 1 });
  expect(await setParent(b.id, parent.id)).toMatchObject({ status: 200, body: { version: 2 } });
  await board.move(a.id, 'done');
  expect(await progressOf(parent.id)).toEqual({ done: 1, total: 2 });
  await board.move(a.id, 'todo');
  expect(await progressOf(parent.id)).toEqual({ done: 0, total: 2 });
  await work.owner('DELETE', `/v1/tasks/${a.id}`);
  expect(await progressOf(parent.id)).toEqual({ done: 0, total: 1 });
  await work.owner('POST', `/v1/tasks/${a.id}/restore`, {});
  expect(await progressOf(parent.id)).toEqual({ done: 0, total: 2 });
  await work.owner('POST', `/v1/tasks/${b.id}/archive`, {});
  expect(await progressOf(parent.id)).toEqual({ done: 0, total: 1 });
  await setParent(a.id, null);
  expect(await progressOf(parent.id)).toEqual({ done: 0, total: 0 });
  expect((await board.get(parent.id)).version).toBe(parent.version);
  const counted = (await work.eventsOf(parent.id)).filter(({ type }) => type === 'task.counted');
  expect(counted.at(-1)).toMatchObject({ data: { subtasks: { done: 0, total: 0 } } });
});

test('sub-tasks that close at the same time are all counted', async () => {
  const parent = await board.create();
  const children = await Promise.all(
    Array.from({ length: 8 }, () => board.create({ parentId: parent.id })),
  );
  const moves = await Promise.all(children.map(({ id }) => board.move(id, 'done')));
  expect(moves.map(({ status }) => status)).toEqual(children.map(() => 200));
  expect(await progressOf(parent.id)).toEqual({ done: 8, total: 8 });
});

test('a circle is refused and its tasks are named', async () => {
  const [a, b, c] = (await makeLine(3)) as [Card, Card, Card];
  const circle = await setParent(a.id, c.id);
  expect(circle).toMatchObject({
    status: 409,
    body: {
      code: 'task.cycle',
      message: expect.stringContaining(`${a.key} → ${c.key} → ${b.key} → ${a.key}`),
      details: { cycle: [a.key, c.key, b.key, a.key] },
    },
  });
  expect(await setParent(a.id, a.id)).toMatchObject({ body: { code: 'task.cycle' } });
});

test('two who close a circle together are not both heard', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [a, b] = [await board.create(), await board.create()];
    const both = await Promise.all([setParent(a.id, b.id), setParent(b.id, a.id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  }
});

test('five levels are enough, however the last is reached', async () => {
  const line = await makeLine(5);
  const deepest = line.at(-1)?.id ?? '';
  const sixth = await work.owner('POST', '/v1/tasks', {
    boardId: board.boardId,
    title: 'Sixth',
    parentId: deepest,
  });
  expect(sixth).toMatchObject({ status: 409, body: { code: 'task.too_deep' } });
  const [top, below] = await makeLine(2);
  const tooDeep = { status: 409, body: { code: 'task.too_deep' } };
  expect(await setParent(top?.id ?? '', line[3]?.id ?? '')).toMatchObject(tooDeep);
  expect(await setParent(top?.id ?? '', line[2]?.id ?? '')).toMatchObject({ status: 200 });
  expect((await board.get(below?.id ?? ''))['parentId']).toBe(top?.id);
});

test('a parent on another board is seen by those who see that board, and no other is told of', async () => {
  const other = await work.board();
  const { call } = await work.person('Bob', { [board.boardId]: 'create' });
  const hidden = await other.create({ title: 'Secret' });
  const task = await board.create();
  expect(await setParent(task.id, hidden.id, call)).toMatchObject({ status: 404 });
  expect(await setParent(task.id, hidden.id)).toMatchObject({ status: 200 });

  const parent = await board.create();
  const [seen] = [await board.create({ parentId: parent.id })];
  const unseen = await other.create({ parentId: parent.id });
  const list = (as = work.owner) => as('GET', `/v1/tasks/${parent.id}/subtasks`);
  expect(await list()).toMatchObject({ body: { items: [{ id: seen?.id }, { id: unseen.id }] } });
  expect(await list(call)).toMatchObject({ body: { items: [{ id: seen?.id }], hidden: 1 } });
  expect(((await list(call)).body['items'] as unknown[]).length).toBe(1);

  const circle = await setParent(parent.id, unseen.id);
  expect(circle).toMatchObject({
    body: { details: { cycle: [parent.key, unseen.key, parent.key] } },
  });
  const deeper = await board.create({ parentId: unseen.id });
  const blind = await setParent(parent.id, deeper.id, call);
  expect(blind).toMatchObject({
    body: { details: { cycle: [parent.key, deeper.key, null, parent.key] } },
  });
  expect(JSON.stringify(blind.body)).not.toContain(unseen.key);
});

test('the list of sub-tasks is walked page by page', async () => {
  const parent = await board.create();
  for (let n = 0; n < 5; n += 1) await board.create({ title: `C${n}`, parentId: parent.id });
  const titles: unknown[] = [];
  let cursor = '';
  do {
    const path = `/v1/tasks/${parent.id}/subtasks?limit=2${cursor}`;
    const { body } = await work.owner('GET', path);
    titles.push(...(body['items'] as Card[]).map(({ title }) => title));
    cursor = body['nextCursor'] === null ? '' : `&cursor=${String(body['nextCursor'])}`;
  } while (cursor !== '');
  expect(titles).toEqual(['C0', 'C1', 'C2', 'C3', 'C4']);
});

test('a viewer of the board looks at sub-tasks and changes nothing; a stale version is refused', async () => {
  const { call } = await work.person('Vera', { [board.boardId]: 'view' });
  const [a, b] = [await board.create(), await board.create()];
  expect(await call('GET', `/v1/tasks/${a.id}/subtasks`)).toMatchObject({ status: 200 });
  expect(await setParent(a.id, b.id, call)).toMatchObject({
    status: 403,
    body: { code: 'auth.forbidden' },
  });
  await work.owner('PATCH', `/v1/tasks/${a.id}`, { title: 'Newer' });
  const stale = await work.owner('PUT', `/v1/tasks/${a.id}/parent`, { parentId: b.id, version: 1 });
  expect(stale).toMatchObject({
    status: 409,
    body: { code: 'resource.version_conflict', details: { current: { title: 'Newer' } } },
  });
});

test('nothing becomes part of a deleted task', async () => {
  const [task, gone] = [await board.create(), await board.create()];
  await work.owner('DELETE', `/v1/tasks/${gone.id}`);
  const deleted = { status: 409, body: { code: 'task.deleted' } };
  expect(await setParent(task.id, gone.id)).toMatchObject(deleted);
  expect(await setParent(gone.id, task.id)).toMatchObject(deleted);
});
