import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  dayAt,
  matchesFilter,
  namesIn,
  parseFilter,
  printFilter,
  withoutHidden,
  type Filter,
  type FilterFacts,
} from '@helix/contracts/filters';
import { taskSorts, type Task, type TaskCard } from '@helix/contracts/tasks';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { randomFrom, randomFilter } from './fixtures/random-filter.ts';
import { seedFilterable, type Filterable } from './fixtures/seed-filterable.ts';
import { seedMember } from './fixtures/seed-member.ts';
import { callerOf, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let call: Caller;
let seeded: Filterable;
let cards: readonly TaskCard[];
let facts: FilterFacts;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  const owner = await setUp(api.url);
  call = owner.call;
  seeded = await seedFilterable(api.ctx, call, owner.organizationId);
  cards = await walk({ filter: 'is:archived or -is:archived (is:deleted or -is:deleted)' });
  facts = {
    me: seeded.me,
    timeZone: seeded.timeZone,
    today: dayAt(new Date(), seeded.timeZone),
    watched: seeded.watched,
    idsOf: namesIn({ ...seeded, tasks: cards }),
  };
});
afterAll(() => api.stop());

async function walk(query: Record<string, string>, as = call): Promise<Task[]> {
  const items: Task[] = [];
  let cursor: unknown;
  do {
    const text = new URLSearchParams({
      limit: '37',
      ...query,
      ...(typeof cursor === 'string' && { cursor }),
    }).toString();
    const { status, body } = await as('GET', `/v1/tasks?${text}`);
    expect({ status, message: body['message'] }).toEqual({ status: 200, message: undefined });
    items.push(...(body['items'] as Task[]));
    cursor = body['nextCursor'];
  } while (cursor !== null);
  return items;
}
const ids = (tasks: readonly { id: string }[]) => tasks.map(({ id }) => id).toSorted();
const expected = (filter: Filter, from = cards) =>
  ids(from.filter((card) => matchesFilter(withoutHidden(filter), card, facts) === true));

type Column = { id: string; tasks: TaskCard[]; count: number; nextCursor: string | null };
async function boardView(boardId: string, query: Record<string, string>): Promise<Column[]> {
  const text = new URLSearchParams(query).toString();
  const { status, body } = await call('GET', `/v1/boards/${boardId}/tasks?${text}`);
  expect(status).toBe(200);
  return body['columns'] as Column[];
}

test('everything there is was seeded in more than one state', () => {
  expect(cards.length).toBe(seeded.count);
  expect(new Set(cards.map(({ category }) => category)).size).toBeGreaterThan(5);
  expect(cards.some(({ archivedAt }) => archivedAt !== null)).toBe(true);
});

test('list, board view and the judge of single cards agree on every filter', async () => {
  const random = randomFrom(20_261);
  const sizes: number[] = [];
  for (let n = 0; n < 150; n += 1) {
    const filter = randomFilter(random, 3, seeded.names);
    const text = printFilter(filter);
    const listed = ids(await walk({ filter: text, limit: '200' }));
    expect({ text, ids: listed }).toEqual({ text, ids: expected(filter) });
    const boardId = random.one(seeded.boards).id;
    const view = await boardView(boardId, { filter: text });
    const ofBoard = cards.filter((card) => card.boardId === boardId);
    expect({ text, ids: ids(view.flatMap(({ tasks }) => tasks)) }).toEqual({
      text,
      ids: expected(filter, ofBoard),
    });
    sizes.push(listed.length);
  }
  // Filters that describe nothing or everything would prove little.
  expect(sizes.filter((size) => size > 0 && size < cards.length).length).toBeGreaterThan(75);
});

test.each(taskSorts.map((sort) => [sort]))(
  'sorted by %s, every page goes on where the one before ended, and back is the reverse',
  async (sort) => {
    const there = await walk({ sort, limit: '7' });
    expect(ids(there)).toEqual(expected({ kind: 'and', of: [] }));
    const whole = await walk({ sort, limit: '200' });
    expect(there.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    if (sort.endsWith('due')) {
      const dates = there.map(({ dueDate }) => dueDate);
      const first = dates.indexOf(null);
      expect(dates.slice(first).every((date) => date === null)).toBe(true);
    } else if (!sort.startsWith('-')) {
      const back = await walk({ sort: `-${sort}`, limit: '7' });
      expect(back.map(({ id }) => id)).toEqual(there.map(({ id }) => id).toReversed());
    }
  },
);

test('the parts of a limited board are its tops, and the list brings the rest', async () => {
  const [board] = seeded.boards;
  const boardId = board?.id ?? '';
  const filter = 'priority:none,low,medium';
  const whole = await boardView(boardId, { filter });
  const tops = await boardView(boardId, { filter, limit: '2' });
  expect(tops.some(({ nextCursor }) => nextCursor !== null)).toBe(true);
  for (const [index, column] of tops.entries()) {
    const full = whole[index]?.tasks.map(({ id }) => id) ?? [];
    expect(column.count).toBe(full.length);
    expect(column.tasks.map(({ id }) => id)).toEqual(full.slice(0, 2));
    if (column.nextCursor === null) continue;
    const rest = await call(
      'GET',
      `/v1/tasks?${new URLSearchParams({
        boardId,
        sort: 'manual',
        filter: `${filter} column:${column.id}`,
        cursor: column.nextCursor,
        limit: '200',
      }).toString()}`,
    );
    expect((rest.body['items'] as Task[]).map(({ id }) => id)).toEqual(full.slice(2));
  }
});

test('a filter that is wrong is refused with its place', async () => {
  for (const path of ['/v1/tasks', `/v1/boards/${seeded.boards[0]?.id}/tasks`]) {
    const answer = await call(
      'GET',
      `${path}?filter=${encodeURIComponent('status:todo asignee:me')}`,
    );
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(JSON.stringify(answer.body)).toContain('did you mean assignee? (at character 13)');
  }
});

test.each([
  ['-created', 'nonsense'],
  ['-created', '[]'],
  ['-created', '["-created","2026-13-40T00:00:00.000Z","task_00000000"]'],
  ['-created', '["-updated","2026-01-01T00:00:00.000Z","task_00000000"]'],
  ['due', '["due","tomorrow","task_00000000"]'],
  ['priority', '["priority",99999999999,"task_00000000"]'],
  ['manual', '["manual","board_00000000",1]'],
  ['key', `["key","ENG","1; drop table tasks","task_00000000"]`],
])('with sort=%s the cursor %s is refused', async (sort, cursor) => {
  const encoded = Buffer.from(cursor).toString('base64url');
  expect(await call('GET', `/v1/tasks?sort=${sort}&cursor=${encoded}`)).toMatchObject({
    status: 400,
    body: { code: 'request.invalid' },
  });
});

test('a count is told when asked for', async () => {
  const filter = 'priority:high';
  const parsed = parseFilter(filter);
  const all = parsed.ok ? expected(parsed.filter) : [];
  const { body } = await call('GET', `/v1/tasks?count=true&limit=1&filter=${filter}`);
  expect(body['total']).toEqual({ count: all.length, isExact: true });
  expect((await call('GET', '/v1/tasks?limit=1')).body['total']).toBeUndefined();
});

test('a filter shows nothing of boards that are closed to a member', async () => {
  const { token, memberId } = await seedMember(api.ctx, {
    organizationId: seeded.organizationId,
    role: 'member',
    name: 'Outsider',
  });
  const outsider = callerOf(api.url, token);
  const [open, closed] = seeded.boards;
  expect(await walk({}, outsider)).toEqual([]);
  await api.ctx.transaction(({ db }) =>
    db.insert(schema.boardGrants).values({
      organizationId: seeded.organizationId,
      boardId: open?.id ?? '',
      memberId,
      permission: 'view',
    }),
  );
  const seen = await walk(
    { filter: `board:${open?.key} or board:${closed?.key} or -board:x` },
    outsider,
  );
  expect(seen.length).toBeGreaterThan(0);
  expect(new Set(seen.map(({ boardId }) => boardId))).toEqual(new Set([open?.id]));
  expect(await outsider('GET', `/v1/tasks?boardId=${closed?.id}`)).toMatchObject({ status: 404 });
  expect(await outsider('GET', `/v1/boards/${closed?.id}/tasks`)).toMatchObject({ status: 404 });
});

test('a list is as long as the limit says, whatever else is asked', async () => {
  for (const limit of [1, 5, 200]) {
    const { body } = await call('GET', `/v1/tasks?limit=${limit}`);
    expect((body['items'] as Task[]).length).toBe(
      Math.min(limit, expected({ kind: 'and', of: [] }).length),
    );
  }
});
