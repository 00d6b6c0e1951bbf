import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { and, desc, eq } from 'drizzle-orm';
import { seedMember } from './fixtures/seed-member.ts';
import { callerOf, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';
import { taskBoard } from './fixtures/task-board.ts';

const database = await testDatabase();
let api: TestApi;
let call: Caller;
let organizationId: string;
let board: Awaited<ReturnType<typeof taskBoard>>;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call, organizationId } = await setUp(api.url));
  board = await taskBoard(call);
});
afterAll(() => api.stop());

async function lastEvent(taskId: string, type: string): Promise<Record<string, unknown>> {
  const { events } = schema;
  const [row] = await api.ctx.db
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.taskId, taskId), eq(events.type, type)))
    .orderBy(desc(events.seq))
    .limit(1);
  return row?.data as Record<string, unknown>;
}
const label = async (body: object) => String((await call('POST', '/v1/labels', body)).body['id']);
const member = (name: string, role: 'member' | 'viewer' = 'member') =>
  seedMember(api.ctx, { organizationId, role, name });

test('a task takes every field when it is made, and tells of each that is changed', async () => {
  const { boardId } = board;
  const labelId = await label({ name: 'Urgent path', boardId });
  const shared = await label({ name: 'Everywhere' });
  const me = (await call('GET', '/v1/auth/me')).body;
  const { body: agent } = await call('POST', '/v1/agents', { name: 'Maven', role: 'Engineer' });
  const parent = await board.create({ title: 'The whole' });
  const fields = {
    title: 'All of it',
    description: '# Why',
    priority: 'high',
    labelIds: [labelId, shared],
    dueDate: '2027-02-28',
    assigneeId: me['memberId'],
    agentId: agent['id'],
    requiresApproval: true,
    parentId: parent.id,
  };
  const task = await board.create({ ...fields, at: 'top' });
  expect(task).toMatchObject({ ...fields, createdBy: { kind: 'member', name: 'Ada' }, version: 1 });
  expect((await board.cards('backlog'))[0]?.id).toBe(task.id);
  expect(await board.get(parent.id)).toMatchObject({ subtasks: { done: 0, total: 1 }, version: 1 });
  expect((await lastEvent(task.id, 'task.created'))['task']).not.toHaveProperty('description');

  const change = { description: 'Better', priority: 'low', labelIds: [shared], dueDate: null };
  const { body: changed } = await call('PATCH', `/v1/tasks/${task.id}`, { ...change, version: 1 });
  expect(changed).toMatchObject({ ...change, version: 2, title: 'All of it' });
  expect((await lastEvent(task.id, 'task.updated'))['changes']).toEqual({
    description: { from: '# Why', to: 'Better' },
    priority: { from: 'high', to: 'low' },
    labelIds: { from: [labelId, shared], to: [shared] },
    dueDate: { from: '2027-02-28', to: null },
  });
  const same = await call('PATCH', `/v1/tasks/${task.id}`, change);
  expect(same.body).toMatchObject({ version: 2 });
});

test('what a task names must exist, here, and be somebody who can see it', async () => {
  const other = await taskBoard(call);
  const foreign = await label({ name: 'Theirs', boardId: other.boardId });
  const outsider = await member('Olga Outside');
  const task = await board.create();
  const patch = (body: object) => call('PATCH', `/v1/tasks/${task.id}`, body);
  const nobody = { status: 404, body: { code: 'resource.not_found' } };
  expect(await patch({ labelIds: [foreign] })).toMatchObject(nobody);
  expect(await patch({ assigneeId: 'member_00000000000' })).toMatchObject(nobody);
  expect(await patch({ agentId: 'agent_000000000000' })).toMatchObject(nobody);
  expect(await patch({ assigneeId: outsider.memberId })).toMatchObject({
    status: 409,
    body: { code: 'resource.conflict' },
  });
  for (const body of [
    { dueDate: '2027-02-30' },
    { dueDate: 'tomorrow' },
    { dueDate: '0000-01-01' },
    { title: 'cut\0off' },
    { description: 'cut\0off' },
    { title: ' ' },
    { labelIds: ['label_1'] },
    { category: 'done' },
    { position: 'a0' },
  ]) {
    expect(await patch(body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  }
  expect(await board.get(task.id)).toMatchObject({ version: 1 });
});

test('what one may do on a board decides what one may do with its tasks', async () => {
  const bob = await member('Bob');
  const as = callerOf(api.url, bob.token);
  const task = await board.create({ requiresApproval: true });
  const path = `/v1/tasks/${task.id}`;
  const grant = (permission: string) =>
    call('PUT', `/v1/boards/${board.boardId}/permissions/${bob.memberId}`, { permission });
  const tries: [string, string, object][] = [
    ['PATCH', path, { title: 'Mine' }],
    ['POST', `${path}/move`, { columnId: board.columnOf('todo') }],
    ['POST', `${path}/duplicate`, {}],
    ['POST', `${path}/archive`, {}],
    ['POST', `${path}/restore`, {}],
    ['POST', `${path}/approve`, {}],
    ['POST', `${path}/reject`, { feedback: 'No' }],
    ['POST', `${path}/execute`, {}],
  ];
  const all = (status: number) => tries.map(() => status);
  const statuses = async () => {
    const answers = [];
    for (const [method, to, body] of tries) answers.push((await as(method, to, body)).status);
    return answers;
  };
  expect(await statuses()).toEqual(all(404));
  expect((await as('GET', `/v1/tasks/by-key/${task.key}`)).status).toBe(404);
  expect((await grant('view')).status).toBeLessThan(300);
  expect(await statuses()).toEqual(all(403));
  expect((await as('GET', `/v1/tasks/by-key/${task.key}`)).body).toMatchObject({ id: task.id });
  await grant('create');
  expect(await as('PATCH', path, { title: 'Mine' })).toMatchObject({ status: 200 });
  // Who may only work here cannot take the approval away, nor remove a task for ever.
  expect(await as('PATCH', path, { requiresApproval: false })).toMatchObject({ status: 403 });
  expect(await as('DELETE', `${path}?permanently=true`)).toMatchObject({ status: 403 });
  await grant('manage');
  expect(await as('PATCH', path, { requiresApproval: false })).toMatchObject({ status: 200 });
});
