import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { openInboxes, type Inboxes, type Notification } from './fixtures/open-inboxes.ts';
import { makeBoard } from './fixtures/start-api.ts';
import { seedNotification } from './fixtures/seed-notification.ts';

type Body = Record<string, unknown>;

const database = await testDatabase();
let here: Inboxes;
beforeAll(async () => {
  here = await openInboxes(database.url);
});
afterAll(() => here.stop());

test('all news of a task is one notification, with its reasons, and none of it of one’s own doing', async () => {
  const ann = await here.person('Ann');
  const taskId = await here.createTask({ title: 'Gathered', assigneeId: ann.id });
  await here.comment(taskId, 'Please look, @Ann');
  await here.comment(taskId, 'Or later');
  await here.comment(taskId, 'I do', ann);
  expect(await here.about(ann, taskId)).toMatchObject({
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
  expect(await here.about(here.owner, taskId)).toMatchObject({
    kinds: ['commented'],
    unreadCount: 1,
  });
  expect(await here.unread(ann)).toBe(1);
});

test('a review is asked for, and how it ends is told once', async () => {
  const [ann, bo] = [await here.person('Review Ann'), await here.person('Review Bo')];
  const taskId = await here.createTask({ assigneeId: ann.id, requiresApproval: true }, bo);
  await ann.call('POST', `/v1/tasks/${taskId}/move`, { columnId: here.columnOf('review') });
  expect((await here.about(bo, taskId))?.kinds).toEqual(['review_requested']);
  await bo.call('POST', `/v1/tasks/${taskId}/reject`, { feedback: 'Not yet' });
  expect(await here.about(bo, taskId)).toMatchObject({ state: 'read', unreadCount: 0 });
  expect((await here.about(ann, taskId))?.reasons[0]).toMatchObject({
    kind: 'rejected',
    text: 'Not yet',
  });
  await ann.call('POST', `/v1/tasks/${taskId}/move`, { columnId: here.columnOf('review') });
  await here.act(ann, (await here.about(ann, taskId))?.id, 'read');
  await bo.call('POST', `/v1/tasks/${taskId}/approve`, {});
  expect(await here.about(ann, taskId)).toMatchObject({ kinds: ['approved'], unreadCount: 1 });
  expect(await here.unread(bo)).toBe(0);
  await here.comment(taskId, 'Well done, @Review Bo');
  expect(await here.unread(bo)).toBe(1);
});

test('an inbox is asked for what is there for some reasons, read or not', async () => {
  const ann = await here.person('Kind Ann');
  const mentioned = await here.createTask({ title: 'Mentions' });
  await here.comment(mentioned, 'Please look, @Kind Ann');
  const assigned = await here.createTask({ title: 'Assigned', assigneeId: ann.id });
  await here.comment(assigned, 'News of it');
  const ask = async (kinds: string) => {
    const { body } = await ann.call('GET', `/v1/notifications?kinds=${kinds}`);
    return (body['items'] as Notification[]).map(({ subject }) => subject.title);
  };
  await here.act(ann, (await here.about(ann, mentioned))?.id, 'read');
  expect(await ask('mentioned')).toEqual(['Mentions']);
  expect(await ask('assigned,mentioned')).toEqual(['Assigned', 'Mentions']);
  expect(await ask('question')).toEqual([]);
  expect((await ann.call('GET', '/v1/notifications?kinds=gossip')).status).toBe(400);
});

test('a notification is read, archived, put to sleep, and comes back with news', async () => {
  const ann = await here.person('State Ann');
  const taskId = await here.createTask({ assigneeId: ann.id });
  const id = (await here.about(ann, taskId))?.id;
  const news = () => here.comment(taskId, 'News');

  expect((await here.act(ann, id, 'read')).body).toMatchObject({ state: 'read', unreadCount: 0 });
  expect(await here.unread(ann)).toBe(0);
  expect((await here.act(ann, id, 'unread')).body).toMatchObject({
    state: 'unread',
    unreadCount: 1,
  });
  expect((await here.act(ann, id, 'archive')).body).toMatchObject({ state: 'archived' });
  expect(await here.inbox(ann)).toEqual([]);
  expect(await here.inbox(ann, 'archived')).toHaveLength(1);
  await news();
  expect(await here.about(ann, taskId)).toMatchObject({ state: 'unread', kinds: ['commented'] });

  const until = new Date(Date.now() + 3_600_000).toISOString();
  expect((await here.act(ann, id, 'snooze', { until })).body).toMatchObject({
    snoozedUntil: until,
  });
  expect([await here.inbox(ann), await here.unread(ann)]).toEqual([[], 0]);
  expect(await here.inbox(ann, 'snoozed')).toHaveLength(1);
  await news();
  expect(await here.inbox(ann)).toMatchObject([{ snoozedUntil: null, unreadCount: 2 }]);
  expect((await here.act(ann, id, 'snooze', { until: '2001-01-01T00:00:00Z' })).status).toBe(400);
});

test('whoever loses the board sees nothing of it, and gets nothing more', async () => {
  const ann = await here.person('Lost Ann');
  const taskId = await here.createTask({ title: 'Hidden later', assigneeId: ann.id });
  const id = (await here.about(ann, taskId))?.id;
  await here.grant(ann.id, 'no_access');
  await here.comment(taskId, 'Unseen');
  expect([await here.inbox(ann, 'all'), await here.unread(ann)]).toEqual([[], 0]);
  expect((await here.act(ann, id, 'read')).status).toBe(404);
  await here.grant(ann.id, 'view');
  const back = await here.about(ann, taskId);
  expect(back?.reasons.map(({ text }) => text)).not.toContain('Unseen');
});

test('news of a task goes where the task goes, and is not there while it is deleted', async () => {
  const ann = await here.person('Moving Ann');
  const taskId = await here.createTask({ title: 'First name', assigneeId: ann.id });
  await here.owner.call('PATCH', `/v1/tasks/${taskId}`, { title: 'Second name' });
  expect(await here.about(ann, taskId)).toMatchObject({ subject: { title: 'Second name' } });
  await here.owner.call('DELETE', `/v1/tasks/${taskId}`);
  expect([await here.about(ann, taskId), await here.unread(ann)]).toEqual([undefined, 0]);
  await here.owner.call('POST', `/v1/tasks/${taskId}/restore`, {});
  expect(await here.unread(ann)).toBe(1);
  const { boardId } = await makeBoard(here.owner.call);
  await here.owner.call('POST', `/v1/tasks/${taskId}/transfer`, { boardId });
  expect([await here.about(ann, taskId), await here.unread(ann)]).toEqual([undefined, 0]);
  expect((await here.owner.call('GET', `/v1/tasks/${taskId}`)).body).toMatchObject({ boardId });
});

test('nobody touches the notifications of another', async () => {
  const [ann, bo] = [await here.person('Own Ann'), await here.person('Own Bo')];
  const taskId = await here.createTask({ assigneeId: ann.id });
  const id = (await here.about(ann, taskId))?.id;
  expect((await here.act(bo, id, 'read')).status).toBe(404);
  expect((await here.act(here.owner, id, 'archive')).status).toBe(404);
});

test('what somebody does not want to be told of is not told, except what is meant for them', async () => {
  const ann = await here.person('Choosy Ann');
  const put = (body: Body) => ann.call('PUT', '/v1/notifications/preferences', body);
  const quiet = { inApp: false, email: false };
  expect((await put({ channels: { commented: quiet } })).body).toMatchObject({
    channels: { commented: quiet, mentioned: { inApp: true, email: true } },
    version: 1,
  });
  const taskId = await here.createTask({ assigneeId: ann.id });
  await here.comment(taskId, 'Nothing for Ann');
  expect((await here.about(ann, taskId))?.kinds).toEqual(['assigned']);

  await put({ mutedBoardIds: [here.boardId] });
  await here.owner.call('POST', `/v1/tasks/${taskId}/move`, { columnId: here.columnOf('review') });
  expect((await here.about(ann, taskId))?.kinds).toEqual(['assigned']);
  const found = await here.owner.call('GET', `/v1/mentions/search?q=Choosy&taskId=${taskId}`);
  const [candidate] = found.body['items'] as { handle: string }[];
  await here.owner.call('POST', `/v1/tasks/${taskId}/comments`, {
    body: `Hey @${candidate?.handle}`,
  });
  expect((await here.about(ann, taskId))?.kinds).toEqual(['mentioned', 'assigned']);
});

test('preferences that were changed meanwhile, or make no sense, are refused', async () => {
  const ann = await here.person('Careful Ann');
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
  const ann = await here.person('New Ann', null);
  await here.grant(ann.id, 'create');
  expect(await here.inbox(ann, 'inbox', 'board')).toMatchObject([
    {
      kinds: ['invited'],
      subject: { kind: 'board', id: here.boardId },
      reasons: [{ actor: { name: 'Ada' } }],
    },
  ]);
});

test('many who watch are told of many comments, each once', async () => {
  const people = [];
  for (let n = 0; n < 5; n += 1) people.push(await here.person(`Many ${'abcde'[n]}`));
  const taskId = await here.createTask({});
  await Promise.all(people.map(({ call }) => call('PUT', `/v1/tasks/${taskId}/watchers/me`, {})));
  await Promise.all(Array.from({ length: 12 }, (_, n) => here.comment(taskId, `Comment ${n}`)));
  for (const who of people) {
    expect(await here.about(who, taskId)).toMatchObject({ unreadCount: 12, kinds: ['commented'] });
  }
  await people[0]?.call('DELETE', `/v1/tasks/${taskId}/watchers/me`);
  await here.comment(taskId, 'Once more');
  expect(people[0] && (await here.about(people[0], taskId))?.unreadCount).toBe(12);
  expect(people[1] && (await here.about(people[1], taskId))?.unreadCount).toBe(13);
});

test('the inbox is walked page by page, newest first, and read at once', async () => {
  const ann = await here.person('Paging Ann');
  await ann.call('POST', '/v1/notifications/read-all', {});
  const ids: string[] = [];
  for (let n = 0; n < 7; n += 1) ids.push(await seedNotification(here.api.ctx, ann.id, n));
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
  expect(await here.unread(ann)).toBe(0);
});
