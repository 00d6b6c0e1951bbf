import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '@helix/db';
import { tidyTasksNow } from '@helix/modules/tasks';
import { testDatabase } from '@helix/testing/postgres';
import { asc, eq } from 'drizzle-orm';
import { seedMember } from './fixtures/seed-member.ts';
import { callerOf, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';
import { taskBoard } from './fixtures/task-board.ts';

const { tasks, events } = schema;
const database = await testDatabase();
let api: TestApi;
let call: Caller;
let organizationId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call, organizationId } = await setUp(api.url));
});
afterAll(() => api.stop());

const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day);
const eventsOf = async (taskId: string) =>
  (
    await api.ctx.db
      .select({ type: events.type })
      .from(events)
      .where(eq(events.taskId, taskId))
      .orderBy(asc(events.seq))
  ).map(({ type }) => type);
const listed = async (query = '') =>
  ((await call('GET', `/v1/tasks?limit=200${query}`)).body['items'] as { id: string }[]).map(
    ({ id }) => id,
  );

test('what is archived or deleted leaves board and list, and comes back where it was', async () => {
  const board = await taskBoard(call);
  const columnId = board.columnOf('todo');
  const [first, second, third] = [
    await board.create({ columnId, title: 'first' }),
    await board.create({ columnId, title: 'second' }),
    await board.create({ columnId, title: 'third' }),
  ];
  const path = `/v1/tasks/${second.id}`;
  expect((await call('POST', `${path}/archive`, {})).body['archivedAt']).not.toBeNull();
  expect((await board.cards('todo')).map(({ id }) => id)).toEqual([first.id, third.id]);
  expect(await board.move(second.id, 'done')).toMatchObject({
    status: 409,
    body: { code: 'task.archived' },
  });
  expect((await call('POST', `${path}/restore`, {})).body).toMatchObject({ archivedAt: null });

  expect((await call('DELETE', path)).body['deletedAt']).not.toBeNull();
  expect(await listed(`&boardId=${board.boardId}`)).not.toContain(second.id);
  expect(await call('PATCH', path, { title: 'Too late' })).toMatchObject({
    status: 409,
    body: { code: 'task.deleted' },
  });
  expect((await call('DELETE', path)).status).toBe(200);
  await call('POST', `${path}/restore`, {});
  expect((await board.cards('todo')).map(({ title }) => title)).toEqual([
    'first',
    'second',
    'third',
  ]);
  expect(await eventsOf(second.id)).toEqual([
    'task.created',
    'task.archived',
    'task.restored',
    'task.deleted',
    'task.restored',
  ]);
  expect((await call('POST', `${path}/restore`, {})).body).toMatchObject({ deletedAt: null });
});

test('what comes back needs room, in its own column or in another', async () => {
  const board = await taskBoard(call);
  await board.limit('todo', 1);
  const task = await board.create({ columnId: board.columnOf('todo') });
  await call('DELETE', `/v1/tasks/${task.id}`);
  await board.create({ columnId: board.columnOf('todo') });
  const restore = (body: object) => call('POST', `/v1/tasks/${task.id}/restore`, body);
  expect(await restore({})).toMatchObject({ status: 409, body: { code: 'task.wip_exceeded' } });
  expect(await restore({ columnId: board.columnOf('backlog') })).toMatchObject({
    status: 200,
    body: { category: 'backlog', deletedAt: null },
  });
});

test('after thirty days a deleted task is gone, with what was about it, and what was part of it stays', async () => {
  const board = await taskBoard(call);
  const [old, recent] = [await board.create({ title: 'Old' }), await board.create()];
  const child = await board.create({ parentId: old.id });
  await call('POST', `/v1/tasks/${old.id}/comments`, { body: 'Remember me' });
  await call('DELETE', `/v1/tasks/${old.id}`);
  await call('DELETE', `/v1/tasks/${recent.id}`);
  await api.ctx.db
    .update(tasks)
    .set({ deletedAt: ago(31) })
    .where(eq(tasks.id, old.id));
  expect((await call('POST', `/v1/tasks/${old.id}/restore`, {})).status).toBe(404);
  await tidyTasksNow(api.ctx);
  expect((await call('GET', `/v1/tasks/${old.id}`)).status).toBe(404);
  expect((await call('POST', `/v1/tasks/${recent.id}/restore`, {})).status).toBe(200);
  expect(await board.get(child.id)).toMatchObject({ parentId: null });
  expect((await eventsOf(old.id)).at(-1)).toBe('task.removed');
});

test('a task is removed for ever at once only when that is said', async () => {
  const board = await taskBoard(call);
  const task = await board.create();
  expect((await call('DELETE', `/v1/tasks/${task.id}?permanently=true`)).status).toBe(200);
  expect((await call('GET', `/v1/tasks/${task.id}`)).status).toBe(404);
  expect((await call('GET', `/v1/tasks/by-key/${task.key}`)).status).toBe(404);
});

test('what is done archives itself after as many days as its board says', async () => {
  const board = await taskBoard(call);
  const [done, fresh, open] = [await board.create(), await board.create(), await board.create()];
  await board.move(done.id, 'done');
  await board.move(fresh.id, 'done');
  await api.ctx.db
    .update(tasks)
    .set({ enteredColumnAt: ago(8) })
    .where(eq(tasks.id, done.id));
  await api.ctx.db
    .update(tasks)
    .set({ enteredColumnAt: ago(8) })
    .where(eq(tasks.id, open.id));
  await tidyTasksNow(api.ctx);
  expect(await board.get(done.id)).toMatchObject({ archivedAt: null });
  await call('PATCH', `/v1/boards/${board.boardId}`, { archiveDoneAfterDays: 7 });
  await tidyTasksNow(api.ctx);
  expect((await board.get(done.id))['archivedAt']).not.toBeNull();
  expect(await board.get(fresh.id)).toMatchObject({ archivedAt: null });
  expect(await board.get(open.id)).toMatchObject({ archivedAt: null });
});

test('on another board a task has a new key, the old one still leads to it, and only what fits goes along', async () => {
  const [from, to] = [await taskBoard(call), await taskBoard(call)];
  const own = await call('POST', '/v1/labels', { name: 'Local', boardId: from.boardId });
  const everywhere = await call('POST', '/v1/labels', { name: `Global ${from.boardId}` });
  const bob = await seedMember(api.ctx, { organizationId, role: 'member', name: 'Bob' });
  await call('PUT', `/v1/boards/${from.boardId}/permissions/${bob.memberId}`, {
    permission: 'create',
  });
  const task = await from.create({
    columnId: from.columnOf('in_progress'),
    labelIds: [own.body['id'], everywhere.body['id']],
    assigneeId: bob.memberId,
  });
  const transfer = (body: object, as: Caller = call) =>
    as('POST', `/v1/tasks/${task.id}/transfer`, body);
  expect(await transfer({ boardId: from.boardId })).toMatchObject({ status: 409 });
  // Bob may work here, but does not see the other board.
  const bobs = callerOf(api.url, bob.token);
  expect(await transfer({ boardId: to.boardId }, bobs)).toMatchObject({ status: 404 });
  const moved = await transfer({ boardId: to.boardId });
  expect(moved).toMatchObject({
    status: 200,
    body: {
      boardId: to.boardId,
      columnId: to.columnOf('in_progress'),
      labelIds: [everywhere.body['id']],
      assigneeId: null,
    },
  });
  const newKey = String(moved.body['key']);
  expect(newKey).not.toBe(task.key);
  for (const key of [task.key, newKey, task.key.toLowerCase()]) {
    expect((await call('GET', `/v1/tasks/by-key/${key}`)).body).toMatchObject({ id: task.id });
  }
  expect(await from.cards('in_progress')).toEqual([]);
  expect(await eventsOf(task.id)).toEqual(['task.created', 'task.transferred']);
  const told = await api.ctx.db
    .select({ boardId: events.boardId, data: events.data })
    .from(events)
    .where(eq(events.type, 'task.removed'));
  expect(told.filter(({ boardId }) => boardId === from.boardId)).toMatchObject([
    { data: { taskId: task.id, key: task.key, reason: 'transferred' } },
  ]);
  expect(JSON.stringify(told)).not.toContain(to.boardId);
});

test('a copy has the fields and the checklist, not ticked, and nothing of what has happened', async () => {
  const board = await taskBoard(call);
  const columnId = board.columnOf('todo');
  const fields = { columnId, title: 'Release', description: 'Steps', priority: 'high' };
  const task = await board.create(fields);
  const below = await board.create({ columnId });
  for (const text of ['Build', 'Announce']) {
    await call('POST', `/v1/tasks/${task.id}/checklist`, { text });
  }
  await call('POST', `/v1/tasks/${task.id}/comments`, { body: 'Said before' });
  const { status, body: copy } = await call('POST', `/v1/tasks/${task.id}/duplicate`, {});
  expect(status).toBe(201);
  expect(copy).toMatchObject({ ...fields, checklist: { done: 0, total: 2 }, commentCount: 0 });
  expect((await board.cards('todo')).map(({ id }) => id)).toEqual([task.id, copy['id'], below.id]);
  await board.move(task.id, 'done');
  const second = await call('POST', `/v1/tasks/${task.id}/duplicate`, { title: 'Release 2' });
  expect(second.body).toMatchObject({ title: 'Release 2', category: 'backlog' });
});
