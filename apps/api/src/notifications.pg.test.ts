import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNotificationSubscriber } from '@helix/modules/notifications';
import { testDatabase } from '@helix/testing/postgres';
import { runSubscribers, type RunningSubscribers } from './fixtures/run-subscribers.ts';
import { seedMember } from './fixtures/seed-member.ts';
import { seedNotification } from './fixtures/seed-notification.ts';
import {
  callerOf,
  makeBoard,
  setUp,
  startApi,
  type Caller,
  type TestApi,
} from './fixtures/start-api.ts';

type Body = Record<string, unknown>;
type Person = { id: string; name: string; call: Caller };
type Notification = {
  id: string;
  subject: { kind: string; id: string; title: string; key: string | null };
  state: string;
  kinds: string[];
  reasons: { kind: string; actor: { name: string }; text: string | null }[];
  unreadCount: number;
  snoozedUntil: string | null;
};

const database = await testDatabase();
let api: TestApi;
let owner: Person;
let organizationId: string;
let subscribers: RunningSubscribers;
let boardId: string;
let columns: { id: string; category: string }[];

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  const setup = await setUp(api.url);
  ({ organizationId } = setup);
  const me = await setup.call('GET', '/v1/auth/me');
  owner = { id: String(me.body['memberId']), name: 'Ada', call: setup.call };
  subscribers = await runSubscribers(api.ctx, [createNotificationSubscriber(api.ctx)]);
  ({ boardId, columns } = await makeBoard(owner.call));
});
afterAll(async () => {
  await subscribers.stop();
  await api.stop();
});

async function person(name: string, permission: string | null = 'create'): Promise<Person> {
  const { memberId, token } = await seedMember(api.ctx, { organizationId, role: 'member', name });
  if (permission !== null) await grant(memberId, permission);
  await subscribers.caughtUp();
  const call = callerOf(api.url, token);
  await call('POST', '/v1/notifications/read-all', {});
  return { id: memberId, name, call };
}
const grant = (memberId: string, permission: string) =>
  owner.call('PUT', `/v1/boards/${boardId}/permissions/${memberId}`, { permission });
async function createTask(body: Body, by = owner): Promise<string> {
  const created = await by.call('POST', '/v1/tasks', { boardId, title: 'Task', ...body });
  expect(created.status).toBe(201);
  return String(created.body['id']);
}
const columnOf = (category: string) => columns.find((column) => column.category === category)?.id;
async function inbox({ call }: Person, state = 'inbox', kind = 'task'): Promise<Notification[]> {
  await subscribers.caughtUp();
  const { body } = await call('GET', `/v1/notifications?state=${state}&limit=200`);
  return (body['items'] as Notification[]).filter(({ subject }) => subject.kind === kind);
}
async function about(who: Person, taskId: string): Promise<Notification | undefined> {
  return (await inbox(who, 'all')).find(({ subject }) => subject.id === taskId);
}
const unread = async ({ call }: Person) =>
  (await call('GET', '/v1/notifications/count')).body['unread'];
const act = (who: Person, id: string | undefined, action: string, body: Body = {}) =>
  who.call('POST', `/v1/notifications/${id}/${action}`, body);

test('all news of a task is one notification, with its reasons, and none of it of one’s own doing', async () => {
  const ann = await person('Ann');
  const taskId = await createTask({ title: 'Gathered', assigneeId: ann.id });
  await owner.call('POST', `/v1/tasks/${taskId}/comments`, { body: 'Please look, @Ann' });
  await owner.call('POST', `/v1/tasks/${taskId}/comments`, { body: 'Or later' });
  await ann.call('POST', `/v1/tasks/${taskId}/comments`, { body: 'I do' });
  expect(await about(ann, taskId)).toMatchObject({
    subject: { kind: 'task', title: 'Gathered', key: expect.stringMatching(/-\d+$/) },
    state: 'unread',
    kinds: ['commented', 'mentioned', 'assigned'],
    unreadCount: 3,
    reasons: [
      { kind: 'commented', actor: { name: 'Ada' }, text: 'Or later' },
      { kind: 'mentioned', text: 'Please look, @Ann' },
      { kind: 'assigned' },
    ],
  });
  expect(await about(owner, taskId)).toMatchObject({ kinds: ['commented'], unreadCount: 1 });
  expect(await unread(ann)).toBe(1);
});

test('a review is asked for, and how it ends is told once', async () => {
  const [ann, bo] = [await person('Review Ann'), await person('Review Bo')];
  const taskId = await createTask({ assigneeId: ann.id, requiresApproval: true }, bo);
  await ann.call('POST', `/v1/tasks/${taskId}/move`, { columnId: columnOf('review') });
  expect((await about(bo, taskId))?.kinds).toEqual(['review_requested']);
  await bo.call('POST', `/v1/tasks/${taskId}/reject`, { feedback: 'Not yet' });
  expect((await about(ann, taskId))?.reasons[0]).toMatchObject({
    kind: 'rejected',
    text: 'Not yet',
  });
  await ann.call('POST', `/v1/tasks/${taskId}/move`, { columnId: columnOf('review') });
  await act(ann, (await about(ann, taskId))?.id, 'read');
  await bo.call('POST', `/v1/tasks/${taskId}/approve`, {});
  expect(await about(ann, taskId)).toMatchObject({ kinds: ['approved'], unreadCount: 1 });
});

test('a notification is read, archived, put to sleep, and comes back with news', async () => {
  const ann = await person('State Ann');
  const taskId = await createTask({ assigneeId: ann.id });
  const id = (await about(ann, taskId))?.id;
  const news = () => owner.call('POST', `/v1/tasks/${taskId}/comments`, { body: 'News' });

  expect((await act(ann, id, 'read')).body).toMatchObject({ state: 'read', unreadCount: 0 });
  expect(await unread(ann)).toBe(0);
  expect((await act(ann, id, 'unread')).body).toMatchObject({ state: 'unread', unreadCount: 1 });
  expect((await act(ann, id, 'archive')).body).toMatchObject({ state: 'archived' });
  expect(await inbox(ann)).toEqual([]);
  expect(await inbox(ann, 'archived')).toHaveLength(1);
  await news();
  expect(await about(ann, taskId)).toMatchObject({ state: 'unread', kinds: ['commented'] });

  const until = new Date(Date.now() + 3_600_000).toISOString();
  expect((await act(ann, id, 'snooze', { until })).body).toMatchObject({ snoozedUntil: until });
  expect([await inbox(ann), await unread(ann)]).toEqual([[], 0]);
  expect(await inbox(ann, 'snoozed')).toHaveLength(1);
  await news();
  expect(await inbox(ann)).toMatchObject([{ snoozedUntil: null, unreadCount: 2 }]);
  expect((await act(ann, id, 'snooze', { until: '2001-01-01T00:00:00Z' })).status).toBe(400);
});

test('whoever loses the board sees nothing of it, and gets nothing more', async () => {
  const ann = await person('Lost Ann');
  const taskId = await createTask({ title: 'Hidden later', assigneeId: ann.id });
  const id = (await about(ann, taskId))?.id;
  await grant(ann.id, 'no_access');
  await owner.call('POST', `/v1/tasks/${taskId}/comments`, { body: 'Unseen' });
  expect([await inbox(ann, 'all'), await unread(ann)]).toEqual([[], 0]);
  expect((await act(ann, id, 'read')).status).toBe(404);
  await grant(ann.id, 'view');
  const back = await about(ann, taskId);
  expect(back?.reasons.map(({ text }) => text)).not.toContain('Unseen');
});

test('nobody touches the notifications of another', async () => {
  const [ann, bo] = [await person('Own Ann'), await person('Own Bo')];
  const taskId = await createTask({ assigneeId: ann.id });
  const id = (await about(ann, taskId))?.id;
  expect((await act(bo, id, 'read')).status).toBe(404);
  expect((await act(owner, id, 'archive')).status).toBe(404);
});

test('what somebody does not want to be told of is not told, except what is meant for them', async () => {
  const ann = await person('Choosy Ann');
  const put = (body: Body) => ann.call('PUT', '/v1/notifications/preferences', body);
  const quiet = { inApp: false, email: false };
  expect((await put({ channels: { commented: quiet } })).body).toMatchObject({
    channels: { commented: quiet, mentioned: { inApp: true, email: true } },
    version: 1,
  });
  const taskId = await createTask({ assigneeId: ann.id });
  await owner.call('POST', `/v1/tasks/${taskId}/comments`, { body: 'Nothing for Ann' });
  expect((await about(ann, taskId))?.kinds).toEqual(['assigned']);

  await put({ mutedBoardIds: [boardId] });
  await owner.call('POST', `/v1/tasks/${taskId}/move`, { columnId: columnOf('review') });
  expect((await about(ann, taskId))?.kinds).toEqual(['assigned']);
  const found = await owner.call('GET', `/v1/mentions/search?q=Choosy&taskId=${taskId}`);
  const [candidate] = found.body['items'] as { handle: string }[];
  await owner.call('POST', `/v1/tasks/${taskId}/comments`, { body: `Hey @${candidate?.handle}` });
  expect((await about(ann, taskId))?.kinds).toEqual(['mentioned', 'assigned']);
});

test('preferences that were changed meanwhile, or make no sense, are refused', async () => {
  const ann = await person('Careful Ann');
  const put = (body: Body) => ann.call('PUT', '/v1/notifications/preferences', body);
  await put({ digestAt: '08:00', quietHours: { from: '22:00', to: '07:00' } });
  expect(await put({ version: 0 })).toMatchObject({
    status: 409,
    body: {
      code: 'resource.version_conflict',
      details: { current: { digestAt: '08:00', version: 1 } },
    },
  });
  for (const wrong of [
    { digestAt: '25:00' },
    { timeZone: 'Mars/Olympus' },
    { quietHours: { from: '22:00', to: '22:00' } },
    { channels: { nothing: { inApp: true, email: true } } },
  ]) {
    expect((await put(wrong)).status).toBe(400);
  }
});

test('whoever is let onto a board is told', async () => {
  const ann = await person('New Ann', null);
  await grant(ann.id, 'create');
  expect(await inbox(ann, 'inbox', 'board')).toMatchObject([
    {
      kinds: ['invited'],
      subject: { kind: 'board', id: boardId },
      reasons: [{ actor: { name: 'Ada' } }],
    },
  ]);
});

test('many who watch are told of many comments, each once', async () => {
  const people = [];
  for (let n = 0; n < 5; n += 1) people.push(await person(`Many ${'abcde'[n]}`));
  const taskId = await createTask({});
  await Promise.all(people.map(({ call }) => call('PUT', `/v1/tasks/${taskId}/watchers/me`, {})));
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      owner.call('POST', `/v1/tasks/${taskId}/comments`, { body: `Comment ${n}` }),
    ),
  );
  for (const who of people) {
    expect(await about(who, taskId)).toMatchObject({ unreadCount: 12, kinds: ['commented'] });
  }
  await people[0]?.call('DELETE', `/v1/tasks/${taskId}/watchers/me`);
  await owner.call('POST', `/v1/tasks/${taskId}/comments`, { body: 'Once more' });
  expect(people[0] && (await about(people[0], taskId))?.unreadCount).toBe(12);
  expect(people[1] && (await about(people[1], taskId))?.unreadCount).toBe(13);
});

test('the inbox is walked page by page, newest first, and read at once', async () => {
  const ann = await person('Paging Ann');
  await ann.call('POST', '/v1/notifications/read-all', {});
  const ids: string[] = [];
  for (let n = 0; n < 7; n += 1) ids.push(await seedNotification(api.ctx, ann.id, n));
  const walked: string[] = [];
  let cursor: unknown = null;
  do {
    const query = cursor === null ? '' : `&cursor=${String(cursor)}`;
    const { body } = await ann.call('GET', `/v1/notifications?state=unread&limit=2${query}`);
    walked.push(...(body['items'] as Notification[]).map(({ id }) => id));
    cursor = body['nextCursor'];
  } while (cursor !== null);
  expect(walked).toEqual(ids);
  expect((await ann.call('POST', '/v1/notifications/read-all', {})).body).toEqual({ changed: 7 });
  expect(await unread(ann)).toBe(0);
});
