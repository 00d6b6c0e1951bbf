import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { openAgentWork } from './fixtures/agent-work.ts';
import { seedCall } from './fixtures/seed-call.ts';

const database = await testDatabase();
let work: Awaited<ReturnType<typeof openAgentWork>>;

beforeAll(async () => {
  work = await openAgentWork(database.url);
});
afterAll(() => work.stop());

type Body = Record<string, unknown>;
type Chat = Body & { id: string; version: number };
type Message = Body & { id: string; runId: string; body: string };

async function begin(body: Body = {}): Promise<Chat> {
  const agentId = await work.agent();
  const created = await work.owner('POST', '/v1/chats', { agentId, ...body });
  expect(created.status).toBe(201);
  return created.body as Chat;
}
async function say(chatId: string, body: string): Promise<Message> {
  const said = await work.owner('POST', `/v1/chats/${chatId}/messages`, { body });
  expect(said.status).toBe(202);
  return said.body as Message;
}
const messages = async (chatId: string, query = '') =>
  (await work.owner('GET', `/v1/chats/${chatId}/messages${query}`)).body['items'] as Message[];
const chatNow = async (chatId: string) => (await work.owner('GET', `/v1/chats/${chatId}`)).body;

test('a turn is a run whose prompt is the conversation, and whose answer is what the agent says next', async () => {
  const chat = await begin();
  const asked = await say(chat.id, '# Which day is best?\nFor the launch.');
  const first = await work.attemptOf(asked.runId);
  expect(first.start).toMatchObject({
    task: null,
    conversation: [{ isAgent: false, body: '# Which day is best?\nFor the launch.' }],
  });
  first.finish('Tuesday.');
  await work.reaches(asked.runId, {
    status: 'succeeded',
    taskId: null,
    trigger: { kind: 'chat', chatId: chat.id, messageId: asked.id },
  });
  expect(await messages(chat.id)).toMatchObject([
    { body: 'Tuesday.', author: { kind: 'agent' }, runId: asked.runId },
    { id: asked.id, author: { kind: 'member' } },
  ]);
  expect(await chatNow(chat.id)).toMatchObject({
    title: 'Which day is best?',
    latestRun: { id: asked.runId, status: 'succeeded' },
  });

  const next = await say(chat.id, 'And the hour?');
  const { start, finish } = await work.attemptOf(next.runId);
  expect(start.conversation?.map(({ isAgent, body }) => [isAgent, body])).toEqual([
    [false, '# Which day is best?\nFor the launch.'],
    [true, 'Tuesday.'],
    [false, 'And the hour?'],
  ]);
  finish('Ten.');
  await work.reaches(next.runId, { status: 'succeeded' });
  expect(await messages(chat.id, '?limit=1')).toMatchObject([{ body: 'Ten.' }]);
});

test('what is said while the agent answers is heard in the same run, and never dropped', async () => {
  const { id } = await begin();
  const asked = await say(id, 'Write a haiku');
  const first = await work.attemptOf(asked.runId);
  const added = await say(id, 'About ships');
  expect(added.runId).toBe(asked.runId);
  first.finish('Petals fall');
  const second = await work.attemptOf(asked.runId, 2);
  expect(second.start.conversation).toHaveLength(1);
  expect(second.start.history).toMatchObject([{ kind: 'message', text: 'About ships' }]);
  second.finish('Sails on the wind');
  await work.reaches(asked.runId, { status: 'succeeded' });
  expect((await messages(id)).map(({ body }) => body)).toEqual([
    'Sails on the wind',
    'About ships',
    'Write a haiku',
  ]);
});

test('an answer that was stopped says nothing, and can be asked for again', async () => {
  const { id } = await begin();
  const asked = await say(id, 'Take your time');
  await work.attemptOf(asked.runId);
  expect(await work.owner('POST', `/v1/runs/${asked.runId}/cancel`, {})).toMatchObject({
    status: 202,
  });
  expect(await messages(id)).toHaveLength(1);
  const again = await work.owner('POST', `/v1/runs/${asked.runId}/retry`, {});
  expect(again).toMatchObject({ status: 202, body: { trigger: { messageId: asked.id } } });
  const runId = String(again.body['id']);
  expect(await chatNow(id)).toMatchObject({ latestRun: { id: runId } });
  (await work.attemptOf(runId)).finish('Here it is');
  await work.reaches(runId, { status: 'succeeded' });
  expect(await messages(id)).toMatchObject([{ body: 'Here it is', runId }, { id: asked.id }]);

  expect(await work.owner('POST', `/v1/runs/${asked.runId}/retry`, {})).toMatchObject({
    status: 409,
    body: { code: 'resource.conflict' },
  });
  const step = { stepId: 'step_00000000' };
  expect((await work.owner('POST', `/v1/runs/${runId}/fork`, step)).status).toBe(409);
});

test('conversations are listed by when something was said last, renamed, put away and brought back', async () => {
  const older = await begin({ title: 'Older' });
  const newer = await begin({ title: 'Newer' });
  const said = await say(older.id, 'Still there?');
  (await work.attemptOf(said.runId)).finish('Yes.');
  await work.reaches(said.runId, { status: 'succeeded' });
  const list = async (query = '') =>
    ((await work.owner('GET', `/v1/chats?limit=2${query}`)).body['items'] as Chat[]).map(
      ({ id }) => id,
    );
  expect(await list()).toEqual([older.id, newer.id]);
  const page = (await work.owner('GET', '/v1/chats?limit=1')).body;
  expect(await list(`&cursor=${String(page['nextCursor'])}`)).toContain(newer.id);

  const path = `/v1/chats/${newer.id}`;
  const renamed = await work.owner('PATCH', path, { title: 'Launch', version: newer.version });
  expect(renamed).toMatchObject({ status: 200, body: { title: 'Launch' } });
  expect(await work.owner('PATCH', path, { title: 'No', version: newer.version })).toMatchObject({
    status: 409,
    body: { code: 'resource.version_conflict' },
  });
  await work.owner('POST', `${path}/archive`, {});
  expect(await list('&archived=true')).toEqual([newer.id]);
  expect(await list()).not.toContain(newer.id);
  expect((await work.owner('POST', `${path}/messages`, { body: 'Hello?' })).status).toBe(409);
  await work.owner('POST', `${path}/restore`, {});
  expect(await list()).toContain(newer.id);
});

test('everybody reads a conversation and its runs; who may only look says nothing', async () => {
  const { id } = await begin();
  const { runId } = await say(id, 'Hello');
  (await work.attemptOf(runId)).finish('Good day');
  await work.reaches(runId, { status: 'succeeded' });
  const viewer = await work.work.person('Vera', {}, 'viewer');
  expect((await viewer.call('GET', `/v1/chats/${id}/messages`)).body['items']).toHaveLength(2);
  expect((await viewer.call('GET', `/v1/runs/${runId}/steps`)).status).toBe(200);
  const runs = (await viewer.call('GET', '/v1/runs?trigger=chat&status=ended')).body['items'];
  expect(runs).toEqual(expect.arrayContaining([expect.objectContaining({ id: runId })]));
  const callId = await seedCall(work.api.ctx, runId);
  expect((await viewer.call('GET', `/v1/llm-calls/${callId}`)).status).toBe(200);
  expect((await viewer.call('GET', '/v1/usage')).body['total']).toMatchObject({ calls: 1 });
  expect((await viewer.call('GET', `/v1/llm-calls?runId=${runId}`)).body['items']).toMatchObject([
    { id: callId },
  ]);
  const said = await viewer.call('POST', `/v1/chats/${id}/messages`, { body: 'Me too' });
  expect(said.status).toBe(403);
  const member = await work.work.person('Max', {}, 'member');
  const joined = await member.call('POST', `/v1/chats/${id}/messages`, { body: 'Me too' });
  expect(joined).toMatchObject({ status: 202, body: { author: { name: 'Max' } } });
});
