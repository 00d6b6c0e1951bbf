import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createMentionSubscriber } from '@helix/modules/runs';
import { testDatabase } from '@helix/testing/postgres';
import { runSubscribers } from '../../api/src/fixtures/run-subscribers.ts';
import { openInstallation, runEngine } from './fixtures/installation.ts';

const database = await testDatabase();
const installation = await openInstallation(database.url);
const { work, stop } = installation;
const eventually = { timeout: 30_000, interval: 20 };
type Body = Record<string, unknown>;

let agentId: string;

beforeAll(async () => {
  await runEngine(installation, database.url);
  const { ctx } = installation.api;
  const subscribers = await runSubscribers(ctx, [createMentionSubscriber(ctx)]);
  installation.onStop(() => subscribers.stop());
  const sim = { provider: 'simulated', model: 'fast', displayName: 'Sim' };
  const model = await work.owner('POST', '/v1/models', sim);
  await work.owner('POST', `/v1/models/${String(model.body['id'])}/default`, {});
  const agent = await work.owner('POST', '/v1/agents', { name: 'Simon', role: 'Worker' });
  agentId = String(agent.body['id']);
});
afterAll(() => stop());

const items = async (path: string) => (await work.owner('GET', path)).body['items'] as Body[];
async function runOf(taskId: string, now: Body): Promise<Body> {
  return vi.waitFor(async () => {
    const [run] = await items(`/v1/runs?taskId=${taskId}`);
    expect(run).toMatchObject(now);
    return run ?? {};
  }, eventually);
}

test('a model uses the tools through a real gateway, asks a person, and goes on with the answer', async () => {
  const board = await work.board();
  const description = [
    '[[simulate: tool=read_task; tool=update_checklist {"add":["Plan"],"tick":[]}]]',
    '[[simulate: tool=create_subtask {"title":"Part one"}; tool=create_subtask {"title":7}]]',
    '[[simulate: tool=remember {"text":"Reports are short"}; tool=comment {"body":"Half way"}]]',
    '[[simulate: tool=ask_person {"question":"Which colour?","choices":["Red"]}]]',
    '[[simulate: tool=attach_text {"name":"result.md","content":"# Red"}]]',
  ].join('\n');
  const { id } = await board.create({ title: 'Use everything', description });
  await work.owner('POST', `/v1/tasks/${id}/execute`, { agentId });
  const waiting = await runOf(id, { status: 'waiting', reason: 'question' });
  const [question] = await items(`/v1/questions?runId=${String(waiting['id'])}`);
  expect(question).toMatchObject({ text: 'Which colour?', choices: ['Red'], state: 'open' });
  await work.owner('POST', `/v1/questions/${String(question?.['id'])}/answer`, { answer: 'Red' });
  const run = await runOf(id, { status: 'succeeded' });
  const steps = await items(`/v1/runs/${String(run['id'])}/steps`);
  const tools = steps.filter(({ kind }) => kind === 'tool-call');
  expect(tools.map(({ detail }) => (detail as Body)['name'])).toEqual([
    ...['read_task', 'update_checklist', 'create_subtask', 'create_subtask'],
    ...['remember', 'comment', 'ask_person', 'attach_text'],
  ]);
  expect(tools.find(({ detail }) => (detail as Body)['name'] === 'ask_person')).toMatchObject({
    text: 'Ada answers:\nRed',
  });
  expect(tools.filter(({ detail }) => (detail as Body)['isError'] === true)).toMatchObject([
    { text: expect.stringContaining('The arguments of create_subtask are wrong:\n- title') },
  ]);
  expect(await items(`/v1/tasks/${id}/subtasks`)).toMatchObject([{ title: 'Part one' }]);
  expect(await items(`/v1/tasks/${id}/checklist`)).toMatchObject([{ text: 'Plan' }]);
  expect(await items(`/v1/tasks/${id}/attachments`)).toMatchObject([{ name: 'result.md' }]);
  const comments = await items(`/v1/tasks/${id}/comments`);
  expect(comments[0]).toMatchObject({ body: 'Half way', author: { kind: 'agent' } });
  expect(comments).toHaveLength(2);
  expect(await board.get(id)).toMatchObject({ category: 'review' });
});

test('an agent that is named in a comment has read it when it answers', async () => {
  const board = await work.board();
  const { id } = await board.create({ title: 'Talk' });
  const said = await work.owner('POST', `/v1/tasks/${id}/comments`, {
    body: '@Simon [[simulate: say=I read the zebra]]',
  });
  const run = await runOf(id, { status: 'succeeded', trigger: { kind: 'mention', depth: 0 } });
  const [call] = await items(`/v1/runs/${String(run['id'])}/steps`);
  expect(JSON.stringify(call?.['prompt'])).toContain('What you are asked now');
  expect((await items(`/v1/tasks/${id}/comments`)).at(-1)).toMatchObject({
    parentId: said.body['id'],
    author: { id: agentId },
    body: expect.stringContaining('zebra'),
  });
  expect(await board.get(id)).toMatchObject({ category: 'backlog' });
});
