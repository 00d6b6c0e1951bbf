import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { watchTask, type AutomaticReason } from '@helix/modules/watchers';
import { startApi, type Caller, type TestApi } from './fixtures/start-api.ts';
import { openWork, type WorkBoard } from './fixtures/work-board.ts';

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

async function watchersOf(taskId: string, call = work.owner): Promise<Record<string, unknown>> {
  const { body } = await call('GET', `/v1/tasks/${taskId}/watchers`);
  const items = body['items'] as { name: string; reason: string }[];
  return Object.fromEntries(items.map(({ name, reason }) => [name, reason]));
}
const mine = (call: Caller, taskId: string, body: unknown = {}) =>
  call('PUT', `/v1/tasks/${taskId}/watchers/me`, body);
const watchBecause = (taskId: string, memberIds: string[], reason: AutomaticReason) =>
  api.ctx.transaction((tx) =>
    watchTask(tx, {
      organizationId: work.organizationId,
      taskId,
      memberIds,
      reason,
      now: api.ctx.now(),
    }),
  );

test('people watch and stop watching for themselves, with no more than a look at the board', async () => {
  const { call, memberId } = await work.person('Vera', { [board.boardId]: 'view' }, 'viewer');
  const { id } = await board.create();
  expect(await mine(call, id)).toMatchObject({ status: 200, body: { memberId, reason: 'chosen' } });
  expect(await mine(call, id)).toMatchObject({ status: 200 });
  expect(await watchersOf(id)).toMatchObject({ Vera: 'chosen' });
  const stop = () => call('DELETE', `/v1/tasks/${id}/watchers/me`);
  expect(await stop()).toMatchObject({ body: { removed: true } });
  expect(await stop()).toMatchObject({ body: { removed: false } });
  expect(await watchersOf(id)).not.toHaveProperty('Vera');
  const types = (await work.eventsOf(id)).map(({ type }) => type);
  expect(types.filter((type) => type.startsWith('watcher.'))).toEqual([
    'watcher.added',
    'watcher.removed',
  ]);
});

test('what happens on a task makes people watch it; the first reason stays', async () => {
  const { memberId } = await work.person('Cem', { [board.boardId]: 'view' });
  const { id } = await board.create();
  await watchBecause(id, [memberId, memberId], 'commenter');
  await watchBecause(id, [memberId], 'mentioned');
  expect(await watchersOf(id)).toMatchObject({ Cem: 'commenter' });
});

test('who has muted a task is not made to watch it again, and nobody else is told of the mute', async () => {
  const { call, memberId } = await work.person('Mia', { [board.boardId]: 'create' });
  const { id } = await board.create();
  await watchBecause(id, [memberId], 'assignee');
  expect(await mine(call, id, { muted: true })).toMatchObject({ body: { reason: 'muted' } });
  await watchBecause(id, [memberId], 'mentioned');
  expect(await watchersOf(id)).not.toHaveProperty('Mia');
  const added = await work.owner('PUT', `/v1/tasks/${id}/watchers/${memberId}`);
  expect(added).toMatchObject({ status: 409, body: { code: 'resource.conflict' } });
  expect(await call('GET', `/v1/tasks/${id}/watchers`)).toMatchObject({
    body: { mine: { reason: 'muted' } },
  });
  const about = (await work.eventsOf(id)).filter(({ type }) => type.startsWith('watcher.'));
  expect(about).toMatchObject([
    { type: 'watcher.removed', audience: null },
    { type: 'watcher.added', audience: memberId },
  ]);
  expect(await mine(call, id)).toMatchObject({ body: { reason: 'chosen' } });
  expect(await watchersOf(id)).toMatchObject({ Mia: 'chosen' });
});

test('who manages the board adds others who can see it, and takes them off', async () => {
  const { boardId } = board;
  const manager = await work.person('Max', { [boardId]: 'manage' });
  const worker = await work.person('Wim', { [boardId]: 'create' });
  const outsider = await work.person('Olaf');
  const { id } = await board.create();
  const add = (call: Caller, memberId: string) =>
    call('PUT', `/v1/tasks/${id}/watchers/${memberId}`);
  expect(await add(worker.call, manager.memberId)).toMatchObject({ status: 403 });
  expect(await add(worker.call, worker.memberId)).toMatchObject({ body: { reason: 'chosen' } });
  await worker.call('DELETE', `/v1/tasks/${id}/watchers/me`);
  expect(await add(manager.call, worker.memberId)).toMatchObject({ body: { reason: 'added' } });
  expect(await add(manager.call, outsider.memberId)).toMatchObject({ status: 409 });
  expect(await add(manager.call, 'member_00000000000')).toMatchObject({ status: 404 });
  expect(await watchersOf(id, manager.call)).toMatchObject({ Wim: 'added' });
  const remove = (call: Caller) => call('DELETE', `/v1/tasks/${id}/watchers/${worker.memberId}`);
  expect(await remove(outsider.call)).toMatchObject({ status: 404 });
  expect(await remove(manager.call)).toMatchObject({ body: { removed: true } });
  expect(await watchersOf(id)).not.toHaveProperty('Wim');
});

test('watchers are listed page by page', async () => {
  const { id } = await board.create();
  const people = await Promise.all(
    ['P1', 'P2', 'P3'].map((name) => work.person(name, { [board.boardId]: 'view' })),
  );
  await watchBecause(
    id,
    people.map(({ memberId }) => memberId),
    'mentioned',
  );
  const seen: unknown[] = [];
  let cursor = '';
  do {
    const { body } = await work.owner('GET', `/v1/tasks/${id}/watchers?limit=1${cursor}`);
    seen.push(...(body['items'] as { memberId: string }[]).map(({ memberId }) => memberId));
    cursor = body['nextCursor'] === null ? '' : `&cursor=${String(body['nextCursor'])}`;
  } while (cursor !== '');
  expect(seen).toEqual(expect.arrayContaining(people.map(({ memberId }) => memberId)));
  expect(new Set(seen).size).toBe(seen.length);
});

test('who made a task, was given it or commented on it watches it', async () => {
  const { call, memberId } = await work.person('Ken', { [board.boardId]: 'create' });
  const given = await board.create({ assigneeId: memberId });
  expect(await watchersOf(given.id)).toEqual({ Ada: 'creator', Ken: 'assignee' });
  const plain = await board.create();
  await call('POST', `/v1/tasks/${plain.id}/comments`, { body: 'Hello' });
  expect(await watchersOf(plain.id)).toEqual({ Ada: 'creator', Ken: 'commenter' });
});
