import { afterAll, describe, expect, test, vi } from 'vitest';
import { eq } from 'drizzle-orm';
import type { ModelTest, RunStart } from '@helix/contracts/gateway';
import type { ModelTested } from '@helix/contracts/models';
import { schema } from '@helix/db';
import { recordTestCalls } from '@helix/modules/ledger';
import { createModelTests } from '@helix/modules/models';
import { testDatabase } from '@helix/testing/postgres';
import { plainPng } from './fixtures/plain-png.ts';
import { openRunWork } from './fixtures/run-work.ts';

const database = await testDatabase();
const eventually = { timeout: 30_000, interval: 15 };
const attempts: RunStart[] = [];

const { api, work, board, stop } = await openRunWork(database.url, async (start) => {
  attempts.push(start);
  if (start.model.displayName.startsWith('Broken')) {
    return { outcome: 'failed', reason: 'provider_auth', message: 'The key was refused' };
  }
  return 'Done';
});
afterAll(() => stop());

let models = 0;
async function makeModel(about: Record<string, unknown> = {}) {
  models += 1;
  const model = await work.owner('POST', '/v1/models', {
    provider: 'openai',
    model: 'gpt-5',
    displayName: `Model ${models}`,
    ...about,
  });
  expect(model.status).toBe(201);
  return { id: String(model.body['id']), body: model.body };
}
const patch = (id: string, body: unknown) => work.owner('PATCH', `/v1/models/${id}`, body);

describe('models', () => {
  test('a key goes in and never comes out; settings change one by one', async () => {
    const { id, body } = await makeModel({ apiKey: 'sk-very-secret-0123' });
    expect(body).toMatchObject({ apiKeyLastFour: '0123', isDefault: true, baseUrl: null });
    const changed = await patch(id, {
      settings: { reasoning: 'high' },
      apiKey: 'sk-another-secret-9876',
      price: { inputPerMillion: 1, outputPerMillion: 2 },
      version: 1,
    });
    expect(changed.body).toMatchObject({
      apiKeyLastFour: '9876',
      settings: { reasoning: 'high', canUseTools: true },
      price: { inputPerMillion: 1 },
      version: 2,
    });
    expect(await patch(id, { displayName: 'Late', version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'resource.version_conflict', details: { current: { version: 2 } } },
    });
    const everything = JSON.stringify([
      (await work.owner('GET', '/v1/models')).body,
      (await api.ctx.db.select().from(schema.events)).map(({ data }) => data),
      changed.body,
    ]);
    expect(everything).not.toContain('secret');
    expect((await patch(id, { apiKey: null })).body).toMatchObject({ apiKeyLastFour: null });
  });

  test('an address with a password in it is refused, for everybody would see it', async () => {
    const body = { provider: 'openai', model: 'gpt-5', displayName: 'Told' };
    const baseUrl = 'https://ada:secret@example.org/v1';
    const refused = await work.owner('POST', '/v1/models', { ...body, baseUrl });
    expect(refused).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(JSON.stringify(refused.body)).toContain('baseUrl');
  });

  test('one model is the default, and another takes its place', async () => {
    const { id } = await makeModel();
    await work.owner('POST', `/v1/models/${id}/default`, {});
    const list = await work.owner('GET', '/v1/models?limit=200');
    const marked = (list.body['items'] as { id: string; isDefault: boolean }[]).filter(
      ({ isDefault }) => isDefault,
    );
    expect(marked.map((model) => model.id)).toEqual([id]);
  });

  test('a model that is in use is not put away; one that is put away is no choice any more', async () => {
    const { id } = await makeModel();
    const user = await makeModel({ fallbackModelIds: [id] });
    expect(await work.owner('DELETE', `/v1/models/${id}`)).toMatchObject({
      status: 409,
      body: { code: 'resource.in_use' },
    });
    await patch(user.id, { fallbackModelIds: [] });
    expect(await work.owner('DELETE', `/v1/models/${id}`)).toMatchObject({ status: 200 });
    expect(await patch(user.id, { fallbackModelIds: [id] })).toMatchObject({ status: 404 });
    expect(await patch(user.id, { fallbackModelIds: [user.id] })).toMatchObject({ status: 409 });
    const agent = { name: 'Late', role: 'Worker', modelId: id };
    expect(await work.owner('POST', '/v1/agents', agent)).toMatchObject({ status: 404 });
  });
});

test('when a model cannot be had, the next one of its chain does the work', async () => {
  const good = await makeModel({ displayName: 'Good' });
  const alsoBroken = await makeModel({ displayName: 'Broken 2' });
  const { id: modelId } = await makeModel({
    displayName: 'Broken 1',
    fallbackModelIds: [alsoBroken.id, good.id],
    settings: { maxOutputTokens: 123, stallSeconds: 7 },
  });
  const agent = await work.owner('POST', '/v1/agents', { name: 'Maven', role: 'Worker', modelId });
  const task = await board.create();
  const run = await work.owner('POST', `/v1/tasks/${task.id}/execute`, {
    agentId: agent.body['id'],
  });
  const runId = String(run.body['id']);
  await vi.waitFor(
    async () =>
      expect((await work.owner('GET', `/v1/runs/${runId}`)).body).toMatchObject({
        status: 'succeeded',
        modelId: good.id,
        attempt: 3,
      }),
    eventually,
  );
  const mine = attempts.filter((start) => start.runId === runId);
  expect(mine.map(({ model }) => model.displayName)).toEqual(['Broken 1', 'Broken 2', 'Good']);
  expect(mine[0]?.limits).toMatchObject({ maxOutputTokens: 123, stallMs: 7_000 });
  const events = await api.ctx.db
    .select({ data: schema.events.data })
    .from(schema.events)
    .where(eq(schema.events.runId, runId));
  expect(JSON.stringify(events)).toContain('Broken 2 is tried instead');
});

test('a model that can see is shown the pictures of its task, and no other is', async () => {
  const agent = await work.owner('POST', '/v1/agents', { name: 'Iris', role: 'Designer' });
  const agentId = String(agent.body['id']);
  const task = await board.create();
  const file = new FormData();
  file.set('file', new Blob([plainPng(3, 2)]), 'sketch.png');
  expect(await work.owner('POST', `/v1/tasks/${task.id}/attachments`, file)).toMatchObject({
    status: 201,
  });
  const shown = async (canSee: boolean) => {
    const { id: modelId } = await makeModel({ settings: { canSee } });
    await api.ctx.db.update(schema.agents).set({ modelId }).where(eq(schema.agents.id, agentId));
    const run = await work.owner('POST', `/v1/tasks/${task.id}/execute`, { agentId });
    const runId = String(run.body['id']);
    await vi.waitFor(
      async () =>
        expect((await work.owner('GET', `/v1/runs/${runId}`)).body['status']).toBe('succeeded'),
      eventually,
    );
    return attempts.find((start) => start.runId === runId)?.task?.images;
  };
  expect(await shown(false)).toEqual([]);
  expect(await shown(true)).toMatchObject([{ name: 'sketch.png', mediaType: 'image/png' }]);
});

test('a model is tested by whichever engine has a gateway, once, and what it says comes back', async () => {
  const { id } = await makeModel({ apiKey: 'sk-tested-key-0001' });
  const asked: string[] = [];
  const gateway = {
    isAvailable: () => true,
    async testModel({ model }: ModelTest): Promise<ModelTested> {
      asked.push(model.apiKey ?? '');
      return {
        outcome: 'fails',
        message: 'The key was refused.',
        nextAction: 'Check it.',
        checks: [
          {
            ...{ ability: 'answer', passed: true, message: 'It answers.', totalMs: 90 },
            ...{ startedAt: new Date().toISOString(), firstTokenMs: 40 },
            usage: { inputTokens: 50, outputTokens: 5, cachedInputTokens: 0, reasoningTokens: 0 },
          },
          {
            ...{ ability: 'tools', passed: false, message: 'No.', reason: 'provider_auth' },
            ...{
              startedAt: new Date().toISOString(),
              firstTokenMs: null,
              totalMs: 12,
              usage: null,
            },
          },
        ],
      };
    },
  };
  const idle = { ...gateway, isAvailable: () => false };
  const services = [idle, gateway, gateway].map((tester) =>
    createModelTests(api.ctx, tester, { record: recordTestCalls, log: api.ctx.log }),
  );
  for (const service of services) await service.start();
  expect(await work.owner('POST', `/v1/models/${id}/test`, {})).toMatchObject({
    status: 200,
    body: { outcome: 'fails', message: 'The key was refused.' },
  });
  expect(asked).toEqual(['sk-tested-key-0001']);
  const seen = await work.owner('GET', `/v1/models/${id}`);
  expect(seen.body).toMatchObject({
    version: 1,
    lastTest: { outcome: 'fails', version: 1, checks: [{ passed: true }, { passed: false }] },
  });
  const spent = await work.owner('GET', `/v1/llm-calls?modelId=${id}`);
  expect(spent.body['items']).toMatchObject([
    { purpose: 'model-test', call: 2, status: 'failed', reason: 'provider_auth', unpriced: true },
    { purpose: 'model-test', call: 1, status: 'finished', inputTokens: 50, runId: null },
  ]);
  for (const service of services) await service.drain(AbortSignal.timeout(1_000));
});
