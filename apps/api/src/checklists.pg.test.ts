import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventActor } from '@helix/contracts';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { startApi, type TestApi } from './fixtures/start-api.ts';
import { openWork, type WorkBoard } from './fixtures/work-board.ts';

type Body = Record<string, unknown>;
type Item = Body & { id: string; text: string; version: number };

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

async function add(taskId: string, text: string, body: Body = {}): Promise<Item> {
  const answer = await work.owner('POST', `/v1/tasks/${taskId}/checklist`, { text, ...body });
  expect(answer.status).toBe(201);
  return answer.body as Item;
}
const patch = (id: string, body: Body, call = work.owner) =>
  call('PATCH', `/v1/checklist/${id}`, body);
async function textsOf(taskId: string): Promise<string[]> {
  const { body } = await work.owner('GET', `/v1/tasks/${taskId}/checklist`);
  return (body['items'] as Item[]).map(({ text }) => text);
}
const progressOf = async (taskId: string) => (await board.get(taskId))['checklist'];

test('items stand in the order that people gave them, also when many are added at once', async () => {
  const task = await board.create();
  const a = await add(task.id, 'A');
  await add(task.id, 'B');
  await add(task.id, 'C', { before: a.id });
  await add(task.id, 'D', { after: a.id });
  expect(await textsOf(task.id)).toEqual(['C', 'A', 'D', 'B']);
  await patch(a.id, { after: (await add(task.id, 'E')).id });
  expect(await textsOf(task.id)).toEqual(['C', 'D', 'B', 'E', 'A']);
  await Promise.all(Array.from({ length: 10 }, (_, n) => add(task.id, `P${n}`, { before: a.id })));
  const texts = await textsOf(task.id);
  expect(texts.slice(0, 4)).toEqual(['C', 'D', 'B', 'E']);
  expect(texts.at(-1)).toBe('A');
  expect(new Set(texts).size).toBe(15);
});

test('the card counts what is there and what is done, and each event says so', async () => {
  const task = await board.create();
  const [a, b] = [await add(task.id, 'A'), await add(task.id, 'B', { done: true })];
  expect(await progressOf(task.id)).toEqual({ done: 1, total: 2 });
  const ticked = await patch(a.id, { done: true });
  expect(ticked).toMatchObject({ body: { done: true, doneAt: expect.any(String), version: 2 } });
  expect(await progressOf(task.id)).toEqual({ done: 2, total: 2 });
  expect(await patch(a.id, { done: true })).toMatchObject({ body: { version: 2 } });
  await patch(a.id, { done: false });
  expect(await work.owner('DELETE', `/v1/checklist/${b.id}`)).toMatchObject({ body: { id: b.id } });
  expect(await progressOf(task.id)).toEqual({ done: 0, total: 1 });
  const events = (await work.eventsOf(task.id)).filter(({ type }) => type.startsWith('checklist.'));
  expect(events.map(({ type }) => type)).toEqual([
    'checklist.item_added',
    'checklist.item_added',
    'checklist.item_updated',
    'checklist.item_updated',
    'checklist.item_removed',
  ]);
  expect(events.at(-1)).toMatchObject({ data: { checklist: { done: 0, total: 1 } } });
  expect(events[2]).toMatchObject({ data: { changes: { done: { from: false, to: true } } } });
});

test('items ticked at the same time are all counted', async () => {
  const task = await board.create();
  const items = await Promise.all(Array.from({ length: 8 }, (_, n) => add(task.id, `I${n}`)));
  await Promise.all(items.map(({ id }) => patch(id, { done: true })));
  expect(await progressOf(task.id)).toEqual({ done: 8, total: 8 });
});

test('a stale version is refused with what is there; a neighbour must be in the same list', async () => {
  const task = await board.create();
  const item = await add(task.id, 'First');
  await patch(item.id, { text: 'Second', version: 1 });
  expect(await patch(item.id, { text: 'Third', version: 1 })).toMatchObject({
    status: 409,
    body: { code: 'resource.version_conflict', details: { current: { text: 'Second' } } },
  });
  const elsewhere = await add((await board.create()).id, 'Elsewhere');
  expect(await patch(item.id, { before: elsewhere.id })).toMatchObject({
    status: 409,
    body: { code: 'resource.conflict' },
  });
  expect(await textsOf(task.id)).toEqual(['Second']);
});

test('two hundred items are enough', async () => {
  const task = await board.create();
  const { createdBy, createdAt } = await add(task.id, 'First');
  const now = new Date(String(createdAt));
  const rows = Array.from({ length: 198 }, (_, n) => ({
    id: api.ctx.newId('item'),
    organizationId: work.organizationId,
    taskId: task.id,
    position: `b${n.toString(36).padStart(2, '0')}`,
    text: `${n}`,
    createdBy: createdBy as EventActor,
    createdAt: now,
    updatedAt: now,
  }));
  await api.ctx.transaction(({ db }) => db.insert(schema.checklistItems).values(rows));
  const last = await Promise.all(
    [1, 2].map(() => work.owner('POST', `/v1/tasks/${task.id}/checklist`, { text: 'Last' })),
  );
  expect(last.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect((await textsOf(task.id)).at(-1)).toBe('Last');
});

test('long positions are made short, and whoever follows is told of each', async () => {
  const task = await board.create();
  const [a, b] = [await add(task.id, 'A'), await add(task.id, 'B')];
  const position = `a0${'0'.repeat(47)}V`;
  await api.ctx.transaction(({ db }) =>
    db.update(schema.checklistItems).set({ position }).where(eq(schema.checklistItems.id, b.id)),
  );
  const between = await add(task.id, 'C', { before: b.id });
  expect(await textsOf(task.id)).toEqual(['A', 'C', 'B']);
  expect(String(between['position']).length).toBeLessThan(10);
  const told = (await work.eventsOf(task.id)).filter(
    ({ type }) => type === 'checklist.item_updated',
  );
  expect(told).toMatchObject([
    { data: { item: { id: b.id, version: 2 }, changes: { position: { from: position } } } },
  ]);
  expect(a['position']).toBe('a0');
});

test('what somebody who leaves had to tick goes to whom it is handed, if they can see it', async () => {
  const leaver = await work.person('Leo', { [board.boardId]: 'create' });
  const heir = await work.person('Hal', { [board.boardId]: 'create' });
  const other = await work.board();
  const granted = `/v1/boards/${other.boardId}/permissions/${leaver.memberId}`;
  expect((await work.owner('PUT', granted, { permission: 'create' })).status).toBe(200);
  const [here, there] = [await board.create(), await other.create()];
  const mine = { assigneeId: leaver.memberId };
  const open = await add(here.id, 'Open', mine);
  const done = await add(here.id, 'Done', { ...mine, done: true });
  const unseen = await add(there.id, 'Unseen', mine);
  await work.owner('DELETE', `/v1/members/${leaver.memberId}`, {
    handOverTo: heir.memberId,
  });
  const assigneeOf = async (taskId: string, itemId: string) => {
    const { body } = await work.owner('GET', `/v1/tasks/${taskId}/checklist`);
    return (body['items'] as Item[]).find(({ id }) => id === itemId)?.['assigneeId'];
  };
  expect(await assigneeOf(here.id, open.id)).toBe(heir.memberId);
  expect(await assigneeOf(here.id, done.id)).toBe(leaver.memberId);
  expect(await assigneeOf(there.id, unseen.id)).toBeNull();
});

test('an item becomes a sub-task once, with its person and its day', async () => {
  const { memberId } = await work.person('Ken', { [board.boardId]: 'create' });
  const task = await board.create();
  await add(task.id, 'Stays');
  const item = await add(task.id, 'Grows', { assigneeId: memberId, dueDate: '2030-02-28' });
  const both = await Promise.all(
    [1, 2].map(() => work.owner('POST', `/v1/checklist/${item.id}/convert`)),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 404]);
  expect(both.find(({ status }) => status === 201)).toMatchObject({
    body: { title: 'Grows', parentId: task.id, assigneeId: memberId, dueDate: '2030-02-28' },
  });
  expect(await textsOf(task.id)).toEqual(['Stays']);
  expect(await board.get(task.id)).toMatchObject({
    checklist: { done: 0, total: 1 },
    subtasks: { done: 0, total: 1 },
  });
});

test('items are for those who see the board, and only somebody who sees it can be given one', async () => {
  const viewer = await work.person('Vera', { [board.boardId]: 'view' });
  const outsider = await work.person('Olaf');
  const task = await board.create();
  const item = await add(task.id, 'A');
  expect(await viewer.call('GET', `/v1/tasks/${task.id}/checklist`)).toMatchObject({ status: 200 });
  expect(await patch(item.id, { done: true }, viewer.call)).toMatchObject({ status: 403 });
  const hidden = await patch(item.id, { done: true }, outsider.call);
  expect(hidden).toMatchObject({ status: 404, body: { code: 'resource.not_found' } });
  expect(JSON.stringify(hidden.body)).not.toContain(task.id);
  expect(await patch(item.id, { assigneeId: outsider.memberId })).toMatchObject({ status: 409 });
  expect(await patch(item.id, { assigneeId: viewer.memberId })).toMatchObject({ status: 200 });
  expect(await patch(item.id, { assigneeId: null, dueDate: null })).toMatchObject({
    body: { assigneeId: null },
  });
});
