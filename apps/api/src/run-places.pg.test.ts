import { afterAll, expect, test, vi } from 'vitest';
import { createDispatchSubscriber } from '@helix/modules/runs';
import { testDatabase } from '@helix/testing/postgres';
import { runSubscribers } from './fixtures/run-subscribers.ts';
import { openRunWork } from './fixtures/run-work.ts';

const database = await testDatabase();
const eventually = { timeout: 30_000, interval: 15 };
/** How to end each run that has begun. */
const ends = new Map<string, () => void>();

const { api, work, board, stop } = await openRunWork(database.url, ({ runId }, signal) => {
  const came = Promise.withResolvers<string>();
  signal.addEventListener('abort', () => came.reject(signal.reason));
  ends.set(runId, () => came.resolve('Done'));
  return came.promise;
});
afterAll(() => stop());

let made = 0;
async function makeAgent(about: object = {}): Promise<string> {
  made += 1;
  const agent = await work.owner('POST', '/v1/agents', {
    ...{ name: `Agent ${made}`, role: 'Worker' },
    ...about,
  });
  expect(agent.status).toBe(201);
  return String(agent.body['id']);
}
const ask = (taskId: string, agentId: string) =>
  work.owner('POST', `/v1/tasks/${taskId}/execute`, { agentId });
async function begin(taskId: string, agentId: string): Promise<{ id: string; end(): void }> {
  const run = await ask(taskId, agentId);
  expect(run.status).toBe(202);
  const id = String(run.body['id']);
  await vi.waitFor(() => expect(ends.has(id)).toBe(true), eventually);
  return { id, end: () => ends.get(id)?.() };
}
const runOf = async (id: string) => (await work.owner('GET', `/v1/runs/${id}`)).body;
const reaches = (id: string, status: string) =>
  vi.waitFor(async () => expect(await runOf(id)).toMatchObject({ status }), eventually);
const runsOf = async (agentId: string) =>
  (await work.owner('GET', `/v1/runs?agentId=${agentId}`)).body['items'];

test('an agent that had no model begins when it has one, of its own or as everybody', async () => {
  const subscribers = await runSubscribers(api.ctx, [createDispatchSubscriber(api.ctx)]);
  const columnId = board.columnOf('todo');
  const agentId = await makeAgent({ executionMode: 'auto' });
  const task = await board.create({ columnId, agentId });
  await subscribers.caughtUp();
  expect((await work.owner('GET', `/v1/tasks/${task.id}/why`)).body).toMatchObject({
    reason: 'agent_without_model',
  });
  const sim = { provider: 'simulated', model: 'fast', displayName: 'Sim' };
  const model = await work.owner('POST', '/v1/models', sim);
  await subscribers.caughtUp();
  expect(await runsOf(agentId)).toMatchObject([{ taskId: task.id, modelId: model.body['id'] }]);
  await subscribers.stop();
});

test('what is closed is not worked on by way of a retry or a fork either', async () => {
  const task = await board.create();
  const run = await begin(task.id, await makeAgent());
  run.end();
  await reaches(run.id, 'succeeded');
  await board.move(task.id, 'done');
  const refused = { status: 409, body: { code: 'task.move_denied' } };
  expect(await work.owner('POST', `/v1/runs/${run.id}/retry`, {})).toMatchObject(refused);
  const stepId = api.ctx.newId('step');
  expect(await work.owner('POST', `/v1/runs/${run.id}/fork`, { stepId })).toMatchObject(refused);
  expect(await board.get(task.id)).toMatchObject({ category: 'done' });
});

test('of many who ask the same agent at once one is heard, and its run is the one that the task shows', async () => {
  const agentId = await makeAgent();
  const task = await board.create();
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask(task.id, agentId)));
  const [heard, ...rest] = answers.toSorted((a, b) => a.status - b.status);
  expect(heard).toMatchObject({ status: 202 });
  for (const answer of rest) {
    expect(answer).toMatchObject({ status: 409, body: { code: 'run.already_active' } });
  }
  const runId = String(heard?.body['id']);
  expect(await board.get(task.id)).toMatchObject({ latestRun: { id: runId } });
  await vi.waitFor(() => expect(ends.has(runId)).toBe(true), eventually);
  ends.get(runId)?.();
  await reaches(runId, 'succeeded');
  expect(await runsOf(agentId)).toHaveLength(1);
});

test('work goes to who was meant, whatever they are called by the time it begins', async () => {
  const meant = await makeAgent({ name: 'Maven', maxConcurrentRuns: 1 });
  const first = await begin((await board.create()).id, meant);
  const queued = await ask((await board.create()).id, meant);
  await work.owner('PATCH', `/v1/agents/${meant}`, { name: 'Mavis', slug: 'mavis' });
  const namesake = await makeAgent({ name: 'Maven', slug: 'maven' });
  first.end();
  const id = String(queued.body['id']);
  await vi.waitFor(() => expect(ends.has(id)).toBe(true), eventually);
  ends.get(id)?.();
  await reaches(id, 'succeeded');
  expect(await runOf(id)).toMatchObject({ agentId: meant });
  expect(await runsOf(namesake)).toEqual([]);
});

test('what somebody else has got meanwhile is not handed back by who had it', async () => {
  const [before, now] = [await makeAgent(), await makeAgent()];
  const task = await board.create();
  const first = await begin(task.id, before);
  const second = await begin(task.id, now);
  first.end();
  await reaches(first.id, 'succeeded');
  expect(await board.get(task.id)).toMatchObject({ category: 'in_progress', agentId: now });
  const comments = await work.owner('GET', `/v1/tasks/${task.id}/comments`);
  expect(comments.body['items']).toMatchObject([{ body: 'Done', author: { id: before } }]);
  second.end();
  await reaches(second.id, 'succeeded');
  expect(await board.get(task.id)).toMatchObject({ category: 'review' });
});

test('nobody works on a board that was put away, whatever would have begun there', async () => {
  const away = await work.board();
  const agentId = await makeAgent({ maxConcurrentRuns: 1 });
  const [live, queued] = [await away.create(), await away.create()];
  const run = await begin(live.id, agentId);
  const waiting = await ask(queued.id, agentId);
  const auto = await makeAgent({ executionMode: 'auto' });
  const blocker = await board.create();
  const blocked = await away.create({ agentId: auto });
  await work.owner('POST', `/v1/tasks/${blocked.id}/dependencies`, { blockedById: blocker.id });
  await away.move(blocked.id, 'todo');

  const subscribers = await runSubscribers(api.ctx, [createDispatchSubscriber(api.ctx)]);
  expect(await work.owner('POST', `/v1/boards/${away.boardId}/archive`, {})).toMatchObject({
    status: 200,
  });
  await reaches(run.id, 'cancelled');
  await reaches(String(waiting.body['id']), 'cancelled');
  expect(await runOf(run.id)).toMatchObject({ message: expect.stringContaining('archived') });
  await board.move(blocker.id, 'done');
  await subscribers.caughtUp();
  expect(await runsOf(auto)).toEqual([]);
  await subscribers.stop();
});
