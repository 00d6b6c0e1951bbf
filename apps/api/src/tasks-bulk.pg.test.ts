import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { and, eq, gt, inArray } from 'drizzle-orm';
import { seedMember, seedStranger } from './fixtures/seed-member.ts';
import { callerOf, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';
import { taskBoard, type MadeTask } from './fixtures/task-board.ts';

type Item = { taskId: string; outcome: string; error?: { code: string }; task?: { title: string } };

const { events, eventCounters } = schema;
const database = await testDatabase();
let api: TestApi;
let call: Caller;
let organizationId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call, organizationId } = await setUp(api.url));
});
afterAll(() => api.stop());

const bulk = (tasks: readonly { id: string }[], action: object, as: Caller = call) =>
  as('POST', '/v1/tasks/bulk', { taskIds: tasks.map(({ id }) => id), ...action });
const itemsOf = (body: Record<string, unknown>) => body['items'] as Item[];
const outcomes = (body: Record<string, unknown>) => itemsOf(body).map(({ outcome }) => outcome);
async function make(
  board: Awaited<ReturnType<typeof taskBoard>>,
  count: number,
  body: object = {},
): Promise<MadeTask[]> {
  const made: MadeTask[] = [];
  for (let n = 0; n < count; n += 1) made.push(await board.create({ title: `T${n}`, ...body }));
  return made;
}
async function lastSeq(): Promise<number> {
  const [row] = await api.ctx.db
    .select({ seq: eventCounters.lastSeq })
    .from(eventCounters)
    .where(eq(eventCounters.organizationId, organizationId));
  return row?.seq ?? 0;
}
const eventsAfter = (seq: number, taskIds: readonly string[]) =>
  api.ctx.db
    .select({ type: events.type, taskId: events.taskId })
    .from(events)
    .where(and(gt(events.seq, seq), inArray(events.taskId, [...taskIds])));

test('many tasks are changed at once, each with an event of its own, and what is so already is left alone', async () => {
  const board = await taskBoard(call);
  const { body: label } = await call('POST', '/v1/labels', {
    name: 'Sprint',
    boardId: board.boardId,
  });
  const tasks = await make(board, 5);
  const [a, b] = tasks;
  await call('PATCH', `/v1/tasks/${a?.id}`, { priority: 'high', labelIds: [label['id']] });
  const seq = await lastSeq();
  const change = { priority: 'high', addLabelIds: [label['id']] };
  const { status, body } = await bulk(tasks, { change });
  expect(status).toBe(200);
  expect(outcomes(body)).toEqual(['unchanged', ...tasks.slice(1).map(() => 'changed')]);
  expect(itemsOf(body)[1]?.task).toMatchObject({ id: b?.id, priority: 'high', version: 2 });
  const told = await eventsAfter(
    seq,
    tasks.map(({ id }) => id),
  );
  expect(told.map(({ type, taskId }) => [type, taskId])).toEqual(
    tasks.slice(1).map(({ id }) => ['task.updated', id]),
  );
  await bulk(tasks, { change: { removeLabelIds: [label['id']] } });
  expect(await board.get(b?.id ?? '')).toMatchObject({ labelIds: [], priority: 'high' });
  await bulk(tasks, { change: { labelIds: [label['id']], dueDate: '2027-01-31' } });
  expect(await board.get(b?.id ?? '')).toMatchObject({
    labelIds: [label['id']],
    dueDate: '2027-01-31',
  });
});

test('cards that are moved together stand together, in the order in which they were named', async () => {
  const board = await taskBoard(call);
  const columnId = board.columnOf('todo');
  const [a, b, c, d] = await make(board, 4, { columnId });
  const order = async () => (await board.cards('todo')).map(({ title }) => title);
  if (!a || !b || !c || !d) throw new Error('four tasks were made');
  await bulk([d, b], { move: { columnId, at: 'top' } });
  expect(await order()).toEqual(['T3', 'T1', 'T0', 'T2']);
  await bulk([c, d, b], { move: { columnId, after: a.id } });
  expect(await order()).toEqual(['T0', 'T2', 'T3', 'T1']);
  const others = await make(board, 30);
  expect((await bulk(others, { move: { columnId, before: a.id } })).status).toBe(200);
  expect(await order()).toEqual([...others.map(({ title }) => title), 'T0', 'T2', 'T3', 'T1']);
});

test('nothing happens unless it can be done with all of them, and each reason is told', async () => {
  const board = await taskBoard(call);
  const [free, guarded, gone] = [
    await board.create(),
    await board.create({ requiresApproval: true }),
    await board.create(),
  ];
  await call('DELETE', `/v1/tasks/${gone.id}`);
  const action = { move: { columnId: board.columnOf('done') } };
  const seq = await lastSeq();
  const all = await bulk([free, guarded, gone], action);
  expect(all).toMatchObject({
    status: 409,
    body: {
      code: 'task.bulk_refused',
      details: {
        refused: [
          { taskId: guarded.id, key: guarded.key, code: 'task.approval_required' },
          { taskId: gone.id, code: 'task.deleted' },
        ],
      },
    },
  });
  expect(await lastSeq()).toBe(seq);
  expect(await board.get(free.id)).toMatchObject({ category: 'backlog', version: 1 });

  const some = await bulk([free, guarded, gone], { ...action, partial: true });
  expect(outcomes(some.body)).toEqual(['changed', 'refused', 'refused']);
  expect(itemsOf(some.body)[1]?.error).toMatchObject({ code: 'task.approval_required' });
  expect(await board.get(free.id)).toMatchObject({ category: 'done' });
});

test('a limit holds for many as for one', async () => {
  const board = await taskBoard(call);
  await board.limit('todo', 3);
  const tasks = await make(board, 5);
  const action = { move: { columnId: board.columnOf('todo') } };
  expect(await bulk(tasks, action)).toMatchObject({
    status: 409,
    body: { code: 'task.wip_exceeded', details: { limit: 3, count: 0 } },
  });
  expect(await board.cards('todo')).toEqual([]);
  const answers = await Promise.all([
    bulk(tasks, { ...action, partial: true }),
    bulk(tasks.toReversed(), { ...action, partial: true }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await board.cards('todo')).toHaveLength(3);

  const inside = await board.cards('todo');
  const stranger = tasks.find(({ id }) => !inside.some((task) => task.id === id));
  // Those that are in the full column already take up their room, also when they are named.
  const mixed = [...inside.slice(0, 2), ...(stranger ? [stranger] : [])];
  expect(await bulk(mixed, action)).toMatchObject({ status: 409 });
  expect((await bulk(inside.toReversed(), action)).status).toBe(200);
  await bulk(inside, { archive: true });
  const outside = tasks.filter(({ id }) => !inside.some((task) => task.id === id));
  expect((await bulk(outside, action)).status).toBe(200);
  const back = await bulk(inside, { restore: true, partial: true });
  expect(outcomes(back.body)).toEqual(['changed', 'refused', 'refused']);
});

test('archived, deleted and brought back together, also to another board', async () => {
  const [board, other] = [await taskBoard(call), await taskBoard(call)];
  const tasks = await make(board, 3);
  const shown = async () => (await board.cards('backlog')).map(({ title }) => title);
  for (const action of [{ archive: true }, { delete: true }]) {
    expect(outcomes((await bulk(tasks, action)).body)).toEqual(tasks.map(() => 'changed'));
    expect(await shown()).toEqual([]);
    expect(outcomes((await bulk(tasks, action)).body)).toEqual(tasks.map(() => 'unchanged'));
    await bulk(tasks, { restore: true });
    expect(await shown()).toEqual(['T0', 'T1', 'T2']);
  }
  const moved = await bulk(tasks, { transfer: { boardId: other.boardId } });
  expect(outcomes(moved.body)).toEqual(tasks.map(() => 'changed'));
  expect((await other.cards('backlog')).map(({ title }) => title)).toEqual(['T0', 'T1', 'T2']);
  for (const { id, key } of tasks) {
    expect((await call('GET', `/v1/tasks/by-key/${key}`)).body).toMatchObject({ id });
  }
});

test('one may only do to many what one may do to each, and hidden tasks do not exist', async () => {
  const [open, hidden] = [await taskBoard(call), await taskBoard(call)];
  const bob = await seedMember(api.ctx, { organizationId, role: 'member', name: 'Bob' });
  const as = callerOf(api.url, bob.token);
  await call('PUT', `/v1/boards/${open.boardId}/permissions/${bob.memberId}`, {
    permission: 'create',
  });
  const [mine, theirs] = [await open.create(), await hidden.create()];
  const change = { change: { priority: 'urgent' } };
  expect(await bulk([theirs], change, as)).toMatchObject({
    status: 404,
    body: { code: 'resource.not_found' },
  });
  const both = await bulk([mine, theirs], { ...change, partial: true }, as);
  expect(both.body['items']).toMatchObject([
    { outcome: 'changed' },
    { outcome: 'refused', error: { code: 'resource.not_found' } },
  ]);
  expect(JSON.stringify(both.body)).not.toContain(theirs.key);
  const stranger = callerOf(api.url, await seedStranger(api.ctx));
  expect(await bulk([mine], change, stranger)).toMatchObject({ status: 404 });
  expect(await hidden.get(theirs.id)).toMatchObject({ priority: 'none', version: 1 });
});

test('nothing changes on a board that was put away', async () => {
  const board = await taskBoard(call);
  const [task] = await make(board, 1);
  if (!task) throw new Error('a task was made');
  await call('POST', `/v1/boards/${board.boardId}/archive`, {});
  expect(await bulk([task], { delete: true })).toMatchObject({
    status: 409,
    body: { code: 'board.archived' },
  });
});

test('a request says exactly what to do, with each task once, and no more than five hundred', async () => {
  const board = await taskBoard(call);
  const [task] = await make(board, 1);
  if (!task) throw new Error('a task was made');
  const refused = { status: 400, body: { code: 'request.invalid' } };
  expect(await bulk([task], {})).toMatchObject(refused);
  expect(await bulk([task], { archive: true, delete: true })).toMatchObject(refused);
  expect(await bulk([task], { archive: false })).toMatchObject(refused);
  expect(await bulk([task], { change: { title: 'All alike' } })).toMatchObject(refused);
  expect(await bulk([task, task], { archive: true })).toMatchObject(refused);
  expect(await bulk([], { archive: true })).toMatchObject(refused);
  const many = Array.from({ length: 501 }, (_, n) => ({
    id: `task_${String(n).padStart(12, '0')}`,
  }));
  expect(await bulk(many, { archive: true })).toMatchObject(refused);
});
