import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Task, TaskCard } from '@helix/contracts/tasks';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { and, eq, gt } from 'drizzle-orm';
import { seedFilterable, type Filterable } from './fixtures/seed-filterable.ts';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let call: Caller;
let token: string;
let seeded: Filterable;
let boardId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  const owner = await setUp(api.url);
  ({ call, token } = owner);
  seeded = await seedFilterable(api.ctx, call, owner.organizationId);
  boardId = seeded.boards[0]?.id ?? '';
});
afterAll(() => api.stop());

type Column = { id: string; tasks: TaskCard[]; count: number; nextCursor: string | null };
async function view(query = '', board = boardId): Promise<{ columns: Column[]; seq: number }> {
  const { status, body } = await call('GET', `/v1/boards/${board}/tasks${query}`);
  expect(status).toBe(200);
  return { columns: body['columns'] as Column[], seq: body['seq'] as number };
}

test('a card says the same on the board, in a list and by itself, but for the long text', async () => {
  const { body } = await call('GET', `/v1/tasks?boardId=${boardId}&limit=200`);
  const listed = new Map((body['items'] as Task[]).map((task) => [task.id, task]));
  const cards = (await view()).columns.flatMap(({ tasks }) => tasks);
  expect(cards.length).toBe(listed.size);
  for (const card of cards) {
    const { description, ...task } = listed.get(card.id) ?? { description: undefined };
    expect(description).toBe('Long text');
    expect(card).toEqual(task);
  }
  const [some] = cards;
  const alone = await call('GET', `/v1/tasks/${some?.id}`);
  expect(alone.body).toEqual({ ...some, description: 'Long text' });
});

test('times and pages are the same wherever the clocks of the database stand', async () => {
  const url = `${database.url}?options=${encodeURIComponent('-c timezone=Asia/Kathmandu')}`;
  const elsewhere = await startApi({ databaseUrl: url });
  try {
    const there = callerOf(elsewhere.url, token);
    for (const path of [
      `/v1/boards/${boardId}/tasks`,
      `/v1/tasks?boardId=${boardId}&limit=5`,
      '/v1/tasks?limit=5&filter=created:yesterday&count=true',
    ]) {
      expect((await there('GET', path)).body).toEqual((await call('GET', path)).body);
    }
  } finally {
    await elsewhere.stop();
  }
});

test('every column is there, in its place, with its cards by position and their number', async () => {
  const { body } = await call('GET', `/v1/boards/${boardId}/columns`);
  const { columns } = await view();
  expect(columns.map(({ id }) => id)).toEqual(
    (body['items'] as { id: string }[]).map(({ id }) => id),
  );
  for (const { id, tasks, count, nextCursor } of columns) {
    expect(tasks.every(({ columnId }) => columnId === id)).toBe(true);
    const positions = tasks.map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted());
    expect({ count, nextCursor }).toEqual({ count: tasks.length, nextCursor: null });
  }
});

test('a board without tasks, or with a filter that describes none, still shows its columns', async () => {
  const { boardId: empty } = await makeBoard(call);
  for (const columns of [
    (await view('', empty)).columns,
    (await view('?limit=5', empty)).columns,
    (await view('?filter=absent')).columns,
    (await view('?filter=absent&limit=5')).columns,
  ]) {
    expect(columns.length).toBeGreaterThan(4);
    expect(columns.every(({ tasks, count }) => tasks.length === 0 && count === 0)).toBe(true);
  }
});

test('what is archived or deleted is shown only when the filter speaks of it', async () => {
  const shown = (await view()).columns.flatMap(({ tasks }) => tasks);
  expect(shown.some(({ archivedAt, deletedAt }) => archivedAt !== null || deletedAt !== null)).toBe(
    false,
  );
  const archived = (await view('?filter=is:archived')).columns.flatMap(({ tasks }) => tasks);
  expect(archived.length).toBeGreaterThan(0);
  expect(
    archived.every(({ archivedAt, deletedAt }) => archivedAt !== null && deletedAt === null),
  ).toBe(true);
});

test('what is not yet in it is in the events after its number', async () => {
  const before = await view();
  const created = await call('POST', '/v1/tasks', { boardId, title: 'Later' });
  expect(created.status).toBe(201);
  const events = await api.ctx.db
    .select({ type: schema.events.type, taskId: schema.events.taskId })
    .from(schema.events)
    .where(
      and(
        eq(schema.events.organizationId, seeded.organizationId),
        gt(schema.events.seq, before.seq),
      ),
    );
  expect(events).toContainEqual({ type: 'task.created', taskId: created.body['id'] });
  const after = await view();
  expect(after.seq).toBeGreaterThan(before.seq);
  const ids = after.columns.flatMap(({ tasks }) => tasks.map(({ id }) => id));
  expect(ids).toContain(created.body['id']);
});
