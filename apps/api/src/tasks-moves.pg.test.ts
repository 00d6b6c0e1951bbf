import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { and, asc, eq } from 'drizzle-orm';
import { setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';
import { taskBoard } from './fixtures/task-board.ts';

const { tasks, events } = schema;
const database = await testDatabase();
let api: TestApi;
let call: Caller;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call } = await setUp(api.url));
});
afterAll(() => api.stop());

const ids = (cards: readonly { id: string }[]) => cards.map(({ id }) => id);
const times = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n));
/** The same sequence each time, so that a failure can be repeated. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % sides;
  };
}

test('however many move cards at once, none is lost, doubled or out of its place', async () => {
  const board = await taskBoard(call);
  const all = await Promise.all(times(16, (n) => board.create({ title: `Card ${n}` })));
  const roll = dice(7);
  const categories = ['todo', 'in_progress', 'waiting', 'review'];
  const moves = times(120, () => {
    const task = all[roll(all.length)];
    const beside = all[roll(all.length)];
    const place = [{}, { at: 'top' }, { before: beside?.id }, { after: beside?.id }][roll(4)];
    return { id: task?.id ?? '', category: categories[roll(4)] ?? '', place };
  });
  const answers = await Promise.all(
    moves.map(({ id, category, place }) => board.move(id, category, place)),
  );
  // One that is to stand beside a card which has gone elsewhere is refused; nothing else goes wrong.
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
  for (const { status, body } of answers) {
    if (status === 409) expect(body['code']).toBe('resource.conflict');
  }
  const rows = await api.ctx.db.select().from(tasks).where(eq(tasks.boardId, board.boardId));
  expect(ids(rows).toSorted()).toEqual(ids(all).toSorted());
  expect(new Set(rows.map(({ columnId, position }) => `${columnId} ${position}`)).size).toBe(16);
  for (const category of categories) {
    const shown = await board.cards(category);
    const stored = await api.ctx.db
      .select({ id: tasks.id })
      .from(tasks)
      .where(eq(tasks.columnId, board.columnOf(category)))
      .orderBy(asc(tasks.position));
    expect(ids(shown)).toEqual(ids(stored));
  }
});

test('moves made one after the other give the very order that was asked for', async () => {
  const board = await taskBoard(call);
  const created = await Promise.all(
    times(6, () => board.create({ columnId: board.columnOf('todo') })),
  );
  const order = ids(await board.cards('todo'));
  const roll = dice(11);
  for (const step of times(40, (n) => n)) {
    const id = created[roll(created.length)]?.id ?? '';
    order.splice(order.indexOf(id), 1);
    const index = roll(order.length + 1);
    const beside = order[index];
    order.splice(index, 0, id);
    const place =
      beside !== undefined ? { before: beside } : step % 2 === 0 ? { at: 'bottom' } : {};
    expect((await board.move(id, 'todo', place)).status).toBe(200);
  }
  expect(ids(await board.cards('todo'))).toEqual(order);
});

test('positions stay short, also when everything is dropped at the very same spot', async () => {
  const board = await taskBoard(call);
  const columnId = board.columnOf('todo');
  const top = await board.create({ columnId, title: 'top' });
  const bottom = await board.create({ columnId, title: 'bottom' });
  const b = await board.create({ columnId });
  const a = await board.create({ columnId });
  await board.move(top.id, 'todo', { at: 'top' });
  await board.move(bottom.id, 'todo', { at: 'bottom' });
  // As after hundreds of drops into the gap below the first card, which each halve it.
  const [, next] = await board.cards('todo');
  const almostTop = `a0${'0'.repeat(29)}1`;
  await api.ctx.db.update(tasks).set({ position: 'a0' }).where(eq(tasks.id, top.id));
  await api.ctx.db
    .update(tasks)
    .set({ position: almostTop })
    .where(eq(tasks.id, next?.id ?? ''));
  const lengths: number[] = [];
  for (const n of times(20, (index) => index)) {
    const moved = await board.move((n % 2 === 0 ? a : b).id, 'todo', { after: top.id });
    lengths.push(String(moved.body['position']).length);
  }
  expect(Math.max(...lengths)).toBeLessThanOrEqual(32);
  expect(lengths.at(-1)).toBeLessThan(10);
  const [first, second, third, last] = await board.cards('todo');
  expect([first?.id, second?.id, third?.id, last?.id]).toEqual([top.id, b.id, a.id, bottom.id]);
  const told = await api.ctx.db
    .select()
    .from(events)
    .where(and(eq(events.type, 'column.reordered'), eq(events.boardId, board.boardId)));
  expect(told.length).toBeGreaterThan(0);
  expect(told[0]?.data).toMatchObject({ columnId, boardId: board.boardId });
});

test('a limit holds exactly, however many press at once, and binds new tasks as well', async () => {
  const board = await taskBoard(call);
  await board.limit('in_progress', 3);
  const waiting = await Promise.all(times(8, () => board.create()));
  const answers = await Promise.all([
    ...waiting.map(({ id }) => board.move(id, 'in_progress')),
    ...times(4, () =>
      call('POST', '/v1/tasks', {
        boardId: board.boardId,
        title: 'Straight in',
        columnId: board.columnOf('in_progress'),
      }),
    ),
  ]);
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(3);
  const cards = await board.cards('in_progress');
  expect(cards).toHaveLength(3);
  for (const { status, body } of answers.filter(({ status }) => status >= 300)) {
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'task.wip_exceeded', details: { limit: 3, count: 3 } });
  }
  // Within the full column everything can still be put in order, and what leaves makes room.
  expect((await board.move(cards[2]?.id ?? '', 'in_progress', { at: 'top' })).status).toBe(200);
  await board.move(cards[0]?.id ?? '', 'todo');
  const next = waiting.find(({ id }) => !ids(cards).includes(id));
  expect((await board.move(next?.id ?? '', 'in_progress')).status).toBe(200);
});

test('moves that make no sense are refused with the reason, and nothing changes', async () => {
  const board = await taskBoard(call);
  const task = await board.create({ requiresApproval: true });
  expect(await board.move(task.id, 'done')).toMatchObject({
    status: 409,
    body: { code: 'task.approval_required' },
  });
  expect(await board.move(task.id, 'todo', { before: task.id })).toMatchObject({
    status: 409,
    body: { code: 'resource.conflict' },
  });
  expect(await board.move(task.id, 'todo', { version: 99 })).toMatchObject({
    status: 409,
    body: { code: 'resource.version_conflict', details: { current: { key: task.key } } },
  });
  expect(
    await call('POST', '/v1/tasks', {
      boardId: board.boardId,
      title: 'Done at once',
      columnId: board.columnOf('done'),
      requiresApproval: true,
    }),
  ).toMatchObject({ status: 409, body: { code: 'task.approval_required' } });
  expect(await board.get(task.id)).toMatchObject({ category: 'backlog', version: 1 });
});

test('a task remembers since when it is where it is, and when it was over', async () => {
  const board = await taskBoard(call);
  const task = await board.create();
  const done = (await board.move(task.id, 'done')).body;
  expect(done).toMatchObject({ category: 'done', completedAt: done['enteredColumnAt'] });
  const again = (await board.move(task.id, 'done', { at: 'top' })).body;
  expect(again).toMatchObject({ enteredColumnAt: done['enteredColumnAt'] });
  const reopened = (await board.move(task.id, 'in_progress')).body;
  expect(reopened).toMatchObject({ completedAt: null, reviewRequestedBy: null });
  const review = (await board.move(task.id, 'review')).body;
  expect(review).toMatchObject({ reviewRequestedBy: { kind: 'member', name: 'Ada' } });
});
