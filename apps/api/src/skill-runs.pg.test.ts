import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { RunStart } from '@helix/contracts/gateway';
import { testDatabase } from '@helix/testing/postgres';
import { startApi, type TestApi } from './fixtures/start-api.ts';
import { startEngine } from './fixtures/start-engine.ts';
import { openWork } from './fixtures/work-board.ts';

const database = await testDatabase();
const eventually = { timeout: 20_000, interval: 15 };
let api: TestApi;
let work: Awaited<ReturnType<typeof openWork>>;
let engine: { stop(): Promise<void> };
const attempts: RunStart[] = [];
/** What happens while the first attempt is under way. */
let meanwhile: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  work = await openWork(api);
  const model = { provider: 'simulated', model: 'fast', displayName: 'Sim' };
  await work.owner('POST', '/v1/models', model);
  engine = await startEngine(api.ctx, {
    databaseUrl: database.url,
    async work(start) {
      attempts.push(start);
      if (start.attempt > 1) return 'Done';
      await meanwhile();
      throw Object.assign(new Error('gateway went away'), { retryable: true });
    },
  });
});
afterAll(async () => {
  await engine.stop();
  await api.stop();
});

test('the prompt has the skills that fit the task, and an edit between two attempts is in force at the next', async () => {
  const board = await work.board();
  const agent = await work.owner('POST', '/v1/agents', { name: 'Maven', role: 'Writer' });
  const label = await work.owner('POST', '/v1/labels', { name: 'Docs', boardId: board.boardId });
  const skill = async (about: Record<string, unknown>) =>
    String(
      (await work.owner('POST', '/v1/skills', { description: 'Does it', ...about })).body['id'],
    );
  const style = await skill({ name: 'style', activation: 'always', body: 'Be brief.' });
  const docs = await skill({ name: 'docs', activation: 'tag', tags: ['docs'], body: 'Explain.' });
  const rare = await skill({ name: 'rare', body: 'Seldom.' });
  await skill({ name: 'of-others', activation: 'always', body: 'Not mine.' });
  const skillIds = [style, docs, rare];
  await work.owner('PUT', `/v1/agents/${String(agent.body['id'])}/skills`, { skillIds });
  meanwhile = async () => {
    await work.owner('PATCH', `/v1/skills/${style}`, { body: 'Be thorough.' });
    await work.owner('POST', `/v1/skills/${rare}/archive`);
  };

  const task = await board.create({ labelIds: [label.body['id']] });
  const run = await work.owner('POST', `/v1/tasks/${task.id}/execute`, {
    agentId: agent.body['id'],
  });
  const status = async () =>
    (await work.owner('GET', `/v1/runs/${String(run.body['id'])}`)).body['status'];
  await vi.waitFor(async () => expect(await status()).toBe('succeeded'), eventually);

  expect(attempts.map((start) => start.agent.skills)).toEqual([
    [
      { name: 'style', description: 'Does it', content: 'Be brief.' },
      { name: 'docs', description: 'Does it', content: 'Explain.' },
      { name: 'rare', description: 'Does it' },
    ],
    [
      { name: 'style', description: 'Does it', content: 'Be thorough.' },
      { name: 'docs', description: 'Does it', content: 'Explain.' },
    ],
  ]);
});
