import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '@helix/db';
import { testDatabase } from '@helix/testing/postgres';
import { eq } from 'drizzle-orm';
import { startApi, type Caller, type TestApi } from './fixtures/start-api.ts';
import { openWork, type WorkBoard } from './fixtures/work-board.ts';

type Body = Record<string, unknown>;

const database = await testDatabase();
let api: TestApi;
let work: Awaited<ReturnType<typeof openWork>>;
let board: WorkBoard;
let ada: Caller;
let bob: { call: Caller; memberId: string };
let eve: { call: Caller; memberId: string };
let agentId: string;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  work = await openWork(api);
  ada = work.owner;
  board = await work.board();
  bob = await work.person('Bob Jones', { [board.boardId]: 'create' });
  eve = await work.person('Eve Outside');
  await work.person('Sam Smith', { [board.boardId]: 'view' });
  await work.person('Sam Jones', { [board.boardId]: 'view' });
  const agent = await ada('POST', '/v1/agents', { name: 'Code Reviewer', role: 'Engineer' });
  agentId = String(agent.body['id']);
});
afterAll(() => api.stop());

const say = async (taskId: string, body: string, by = ada): Promise<Body> =>
  (await by('POST', `/v1/tasks/${taskId}/comments`, { body })).body;
const newest = async (taskId: string, type: string) =>
  (await work.eventsOf(taskId)).filter((event) => event.type === type).at(-1)?.data as Body;

test('people and agents are resolved when a comment is saved, and travel with its event', async () => {
  const { id: taskId } = await board.create();
  const comment = await say(
    taskId,
    '@Bob and @code-reviewer, please; @"Eve Outside" too. `@Bob` mail bob@example.org @Sam @nobody',
  );
  const mentions = [
    { kind: 'member', id: bob.memberId, name: 'Bob Jones', text: '@Bob', reachable: true },
    { kind: 'agent', id: agentId, name: 'Code Reviewer', text: '@code-reviewer', reachable: true },
    {
      kind: 'member',
      id: eve.memberId,
      name: 'Eve Outside',
      text: '@"Eve Outside"',
      reachable: false,
    },
  ];
  expect(comment['mentions']).toEqual(mentions);
  expect(comment['unresolvedMentions']).toMatchObject([
    { text: '@Sam', problem: 'ambiguous', candidates: [{ handle: '"Sam Jones"' }, {}] },
    { text: '@nobody', problem: 'unknown', candidates: [] },
  ]);
  expect((await ada('GET', `/v1/comments/${String(comment['id'])}`)).body).toMatchObject({
    mentions,
  });
  expect(await newest(taskId, 'comment.created')).toMatchObject({ comment: { mentions } });
  const stored = await api.ctx.db
    .select()
    .from(schema.mentions)
    .where(eq(schema.mentions.taskId, taskId));
  expect(stored).toHaveLength(3);
});

test('an edit resolves anew and tells only of those who were not named before', async () => {
  const { id: taskId } = await board.create();
  const { id } = await say(taskId, 'Look, @Bob');
  await ada('PATCH', `/v1/comments/${String(id)}`, { body: 'Look, @Bob and @"Code Reviewer"' });
  expect(await newest(taskId, 'comment.updated')).toMatchObject({
    comment: { mentions: [{ id: bob.memberId }, { id: agentId }] },
    newMentions: [{ id: agentId }],
  });
  await ada('PATCH', `/v1/comments/${String(id)}`, { body: 'Look, all' });
  expect(await newest(taskId, 'comment.updated')).toMatchObject({
    comment: { mentions: [] },
    newMentions: [],
  });
});

test('who writes and who is named follow the task from then on, if they may see it', async () => {
  const { id: taskId } = await board.create();
  await say(taskId, 'Hello @Sam Smith and @Eve', bob.call);
  const watchers = await ada('GET', `/v1/tasks/${taskId}/watchers`);
  const names = (watchers.body['items'] as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Bob Jones', 'Sam Smith']));
  expect(names).not.toContain('Eve Outside');
});

test('while one types, people and agents are offered with what they do, slips forgiven', async () => {
  const { id: taskId } = await board.create();
  const found = async (query: string, by = ada) =>
    (await by('GET', `/v1/mentions/search?${query}`)).body['items'] as Body[];
  expect(await found('q=reveiwer')).toMatchObject([
    { kind: 'agent', id: agentId, handle: '"Code Reviewer"', title: 'Engineer', state: 'no_model' },
  ]);
  expect(await found(`q=sam&taskId=${taskId}`)).toMatchObject([
    { name: 'Sam Jones', state: null, reachable: true },
    { name: 'Sam Smith' },
  ]);
  expect(await found(`q=eve&taskId=${taskId}`)).toMatchObject([{ reachable: false }]);
  expect(await found('limit=2')).toHaveLength(2);
  expect(await eve.call('GET', `/v1/mentions/search?q=a&taskId=${taskId}`)).toMatchObject({
    status: 404,
  });
});

test('before sending, one reads what it will do to whom', async () => {
  const { id: taskId } = await board.create();
  const body = '@ada-of-the-test @Bob @Eve @"Code Reviewer" @Sam';
  const preview = async (by = bob.call) =>
    (await by('POST', '/v1/mentions/preview', { taskId, body })).body;
  const effects = (answer: Body) =>
    (answer['mentions'] as Body[]).map(({ name, effect }) => `${String(name)}: ${String(effect)}`);
  const first = await preview();
  expect(effects(first)).toEqual([
    'Bob Jones: none',
    'Eve Outside: unreachable',
    'Code Reviewer: none',
  ]);
  expect(first['unresolved']).toMatchObject([
    { text: '@ada-of-the-test', problem: 'unknown' },
    { text: '@Sam', problem: 'ambiguous' },
  ]);

  await ada('POST', '/v1/models', { provider: 'simulated', model: 'fast', displayName: 'Sim' });
  const woken = await preview(ada);
  expect(effects(woken)).toEqual([
    'Bob Jones: notified',
    'Eve Outside: unreachable',
    'Code Reviewer: woken',
  ]);
  expect((woken['mentions'] as Body[]).map(({ typicalCost }) => typicalCost)).toEqual([
    null,
    null,
    { medianUsd: null, runs: 0, isSimulated: true },
  ]);
  const other = await board.create({ columnId: board.columnOf('todo') });
  await ada('POST', `/v1/tasks/${other.id}/execute`, { agentId });
  const busy = (await preview(ada))['mentions'] as Body[];
  expect(busy[2]).toMatchObject({ effect: 'queued', state: 'queued' });
  const ended = { status: 'succeeded', costMicroUsd: 30_000, endedAt: new Date() } as const;
  await api.ctx.db.update(schema.runs).set(ended);
  expect(((await preview(ada))['mentions'] as Body[])[2]).toMatchObject({
    effect: 'woken',
    typicalCost: { medianUsd: 0.03, runs: 1 },
  });
  await api.ctx.db.update(schema.runs).set({ status: 'running', endedAt: null });
  await api.ctx.db.update(schema.agents).set({ maxConcurrentRuns: 1 });
  expect((await preview(ada))['mentions']).toMatchObject([
    {},
    {},
    { effect: 'queued', state: 'working', reason: expect.stringContaining('at work') },
  ]);
  expect((await ada('GET', '/v1/agents')).body['items']).toMatchObject([{ status: 'working' }]);
  await api.ctx.db.update(schema.agents).set({ pausedAt: new Date() });
  expect((await preview(ada))['mentions']).toMatchObject([
    {},
    {},
    { effect: 'paused', state: 'paused' },
  ]);
  expect(await eve.call('POST', '/v1/mentions/preview', { taskId, body })).toMatchObject({
    status: 404,
  });
});

test('a description names people and agents too, and tells only of those who are new in it', async () => {
  const task = await board.create({ description: 'For @Bob, `@Eve`' });
  const told = async () =>
    (await work.eventsOf(task.id))
      .filter(({ type }) => type === 'task.mentioned')
      .map(({ data }) => (data as { newMentions: Body[] }).newMentions.map(({ name }) => name));
  expect(await told()).toEqual([['Bob Jones']]);
  const path = `/v1/tasks/${task.id}`;
  await ada('PATCH', path, { description: 'For @Bob and @code-reviewer' });
  await ada('PATCH', path, { title: 'Unrelated' });
  await ada('PATCH', path, { description: 'For nobody' });
  await ada('PATCH', path, { description: 'For @Bob after all' });
  expect(await told()).toEqual([['Bob Jones'], ['Code Reviewer'], ['Bob Jones']]);
  await board.create({ title: 'Plain' });
});
