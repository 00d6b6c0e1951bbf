import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavedView } from '@helix/contracts/saved-views';
import { schema, type StoredEvent } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { and, asc, eq, gt, like } from 'drizzle-orm';
import { seedMember } from './fixtures/seed-member.ts';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Answer,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let owner: Caller;
let member: Caller;
let memberId: string;
let viewer: Caller;
let boardId: string;
let hiddenBoardId: string;
let organizationId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call: owner, organizationId } = await setUp(api.url));
  ({ boardId } = await makeBoard(owner));
  hiddenBoardId = (await makeBoard(owner)).boardId;
  const grace = await seedMember(api.ctx, { organizationId, role: 'member', name: 'Grace' });
  memberId = grace.memberId;
  member = callerOf(api.url, grace.token);
  const eve = await seedMember(api.ctx, { organizationId, role: 'viewer', name: 'Eve' });
  viewer = callerOf(api.url, eve.token);
  await grant(memberId, 'create');
  await grant(eve.memberId, 'view');
});
afterAll(() => api.stop());

async function grant(who: string, permission: 'view' | 'create' | 'manage'): Promise<void> {
  await api.ctx.db
    .insert(schema.boardGrants)
    .values({ organizationId, boardId, memberId: who, permission })
    .onConflictDoUpdate({
      target: [schema.boardGrants.boardId, schema.boardGrants.memberId],
      set: { permission },
    });
}
const keep = (as: Caller, body: Record<string, unknown>) => as('POST', '/v1/saved-views', body);
async function kept(as: Caller, body: Record<string, unknown>): Promise<SavedView> {
  const answer = await keep(as, body);
  expect({ status: answer.status, message: answer.body['message'] }).toEqual({
    status: 201,
    message: undefined,
  });
  return answer.body as unknown as SavedView;
}
const change = (as: Caller, view: { id: string }, body: Record<string, unknown>): Promise<Answer> =>
  as('PATCH', `/v1/saved-views/${view.id}`, body);
async function names(as: Caller, query = ''): Promise<string[]> {
  const { body } = await as('GET', `/v1/saved-views?limit=200${query}`);
  return (body['items'] as SavedView[]).map(({ name }) => name);
}
async function eventsDuring(work: () => Promise<unknown>): Promise<Pick<StoredEvent, 'type'>[]> {
  const { events } = schema;
  const last = await api.ctx.db.$count(events, eq(events.organizationId, organizationId));
  await work();
  return api.ctx.db
    .select({ type: events.type, audience: events.audience, boardId: events.boardId })
    .from(events)
    .where(
      and(
        eq(events.organizationId, organizationId),
        gt(events.seq, last),
        like(events.type, 'saved_view.%'),
      ),
    )
    .orderBy(asc(events.seq));
}

test('a view keeps the columns of its list, or leaves them to whoever looks', async () => {
  const columns = ['due', 'labels'];
  const view = await kept(member, { name: 'Dates', boardId, columns });
  expect(view).toMatchObject({ columns });
  expect(await change(member, view, { columns })).toMatchObject({ body: { version: 1, columns } });
  expect(await change(member, view, { columns: [] })).toMatchObject({ body: { columns: [] } });
  expect(await change(member, view, { columns: null })).toMatchObject({ body: { columns: null } });
  expect(await kept(member, { name: 'Any', boardId })).toMatchObject({ columns: null });
  for (const wrong of [['due', 'due'], ['colour'], 'due']) {
    expect(await change(member, view, { columns: wrong })).toMatchObject({ status: 400 });
  }
});

test('a private view exists for its owner alone, in lists, by id and in events', async () => {
  let view: SavedView | undefined;
  const events = await eventsDuring(async () => {
    view = await kept(member, { name: 'Mine', boardId, filter: 'assignee:me status:todo' });
  });
  expect(events).toEqual([{ type: 'saved_view.created', audience: memberId, boardId }]);
  expect(view).toMatchObject({
    scope: 'private',
    ownerId: memberId,
    sort: 'manual',
    layout: 'list',
    version: 1,
  });
  expect(await names(member)).toContain('Mine');
  for (const other of [owner, viewer]) {
    expect(await names(other)).not.toContain('Mine');
    expect(await other('GET', `/v1/saved-views/${view?.id}`)).toMatchObject({ status: 404 });
    expect(await change(other, view ?? { id: '' }, { name: 'x' })).toMatchObject({ status: 404 });
    expect(await other('DELETE', `/v1/saved-views/${view?.id}`)).toMatchObject({ status: 404 });
  }
});

test('a shared view is seen by those who see its board, and shared by those who work there', async () => {
  const view = await kept(member, {
    name: 'Ours',
    boardId,
    scope: 'shared',
    layout: 'board',
    groupBy: 'priority',
  });
  expect(await names(viewer)).toContain('Ours');
  expect(await viewer('GET', `/v1/saved-views/${view.id}`)).toMatchObject({ status: 200 });
  const refused = { status: 403, body: { code: 'auth.forbidden' } };
  expect(await change(viewer, view, { name: 'x' })).toMatchObject(refused);
  expect(await viewer('DELETE', `/v1/saved-views/${view.id}`)).toMatchObject(refused);
  expect(await keep(viewer, { name: 'x', boardId, scope: 'shared' })).toMatchObject(refused);
  expect(await change(owner, view, { name: 'Ours, renamed' })).toMatchObject({
    body: { version: 2 },
  });
  expect(await keep(viewer, { name: 'Own', boardId })).toMatchObject({ status: 201 });
});

test('a view of a board that is closed to somebody is not there for them', async () => {
  const view = await kept(owner, { name: 'Secret', boardId: hiddenBoardId, scope: 'shared' });
  expect(await member('GET', `/v1/saved-views/${view.id}`)).toMatchObject({ status: 404 });
  expect(await names(member)).not.toContain('Secret');
  expect(await member('GET', `/v1/saved-views?boardId=${hiddenBoardId}`)).toMatchObject({
    status: 404,
  });
  expect(await keep(member, { name: 'x', boardId: hiddenBoardId })).toMatchObject({ status: 404 });
  expect(await names(owner, `&boardId=${hiddenBoardId}`)).toEqual(['Secret']);
});

test('a view for the whole organization is shared by admins', async () => {
  expect(await keep(member, { name: 'All', scope: 'shared' })).toMatchObject({ status: 403 });
  const view = await kept(owner, { name: 'Everywhere', scope: 'shared' });
  expect(await names(viewer)).toContain('Everywhere');
  expect(await change(member, view, { name: 'x' })).toMatchObject({ status: 403 });
});

test('who takes a shared view back keeps it, and everybody else is told that it is gone', async () => {
  const view = await kept(member, { name: 'Taken back', boardId, scope: 'shared' });
  expect(await change(owner, view, { scope: 'private' })).toMatchObject({ status: 403 });
  const events = await eventsDuring(() => change(member, view, { scope: 'private' }));
  expect(events).toEqual([
    { type: 'saved_view.deleted', audience: null, boardId },
    { type: 'saved_view.updated', audience: memberId, boardId },
  ]);
  expect(await names(owner)).not.toContain('Taken back');
  expect(await names(member)).toContain('Taken back');
});

test('a board opens with one view for everybody and one of each member, also when many are chosen at once', async () => {
  expect(
    await keep(member, { name: 'x', boardId, scope: 'shared', isDefault: true }),
  ).toMatchObject({ status: 403 });
  expect(await keep(owner, { name: 'x', isDefault: true })).toMatchObject({ status: 409 });
  const shared = await Promise.all(
    [1, 2, 3, 4].map((n) => kept(owner, { name: `Shared ${n}`, boardId, scope: 'shared' })),
  );
  const own = await Promise.all([1, 2].map((n) => kept(member, { name: `Own ${n}`, boardId })));
  const answers = await Promise.all([
    ...shared.map((view) => change(owner, view, { isDefault: true })),
    ...own.map((view) => change(member, view, { isDefault: true })),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const { body } = await member('GET', `/v1/saved-views?boardId=${boardId}&limit=200`);
  const defaults = (body['items'] as SavedView[]).filter(({ isDefault }) => isDefault);
  expect(defaults.map(({ scope }) => scope).toSorted()).toEqual(['private', 'shared']);
});

test('views are kept in the order people gave them, page by page', async () => {
  const { boardId: own } = await makeBoard(owner);
  const views: SavedView[] = [];
  for (const name of ['A', 'B', 'C', 'D']) views.push(await kept(owner, { name, boardId: own }));
  const [a, b, , d] = views;
  await change(owner, d ?? { id: '' }, { before: a?.id });
  await change(owner, a ?? { id: '' }, { after: b?.id });
  const order: string[] = [];
  let cursor: unknown = null;
  do {
    const more = cursor === null ? '' : `&cursor=${String(cursor)}`;
    const { body } = await owner('GET', `/v1/saved-views?boardId=${own}&limit=3${more}`);
    order.push(...(body['items'] as SavedView[]).map(({ name }) => name));
    cursor = body['nextCursor'];
  } while (cursor !== null);
  expect(order).toEqual(['D', 'B', 'A', 'C']);
  const private_ = await kept(member, { name: 'Not yours', boardId });
  expect(await change(owner, a ?? { id: '' }, { after: private_.id })).toMatchObject({
    status: 404,
  });
});

test('a change made on an old version is refused with the current view, and no change counts nothing up', async () => {
  const view = await kept(owner, { name: 'Contended', boardId });
  await change(owner, view, { filter: 'is:overdue', version: 1 });
  expect(await change(owner, view, { name: 'Late', version: 1 })).toMatchObject({
    status: 409,
    body: {
      code: 'resource.version_conflict',
      details: { current: { filter: 'is:overdue', version: 2 } },
    },
  });
  expect(await change(owner, view, { filter: 'is:overdue' })).toMatchObject({
    body: { version: 2 },
  });
});

test('only a filter that can be read is kept', async () => {
  for (const body of [
    { name: 'x', filter: 'status:unheard-of' },
    { name: 'x', filter: '(' },
    { name: 'x', sort: 'colour' },
    { name: '' },
    { name: 'x', layout: 'cube' },
  ]) {
    expect(await keep(owner, body)).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  }
});

test('a deleted view is gone', async () => {
  const view = await kept(owner, { name: 'Short-lived', boardId });
  expect(await owner('DELETE', `/v1/saved-views/${view.id}`)).toMatchObject({
    status: 200,
    body: { deleted: true },
  });
  expect(await owner('GET', `/v1/saved-views/${view.id}`)).toMatchObject({ status: 404 });
});
