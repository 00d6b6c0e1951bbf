import { startProviderServer } from '@helix/testing/providers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunModel } from '@helix/contracts/gateway';
import { openGreetedClient, type TestClient } from './fixtures/test-client.ts';
import { startTestGateway, type TestGateway } from './fixtures/test-gateway.ts';

let gateway: TestGateway;
let client: TestClient;
beforeAll(async () => {
  gateway = await startTestGateway();
  client = await openGreetedClient(gateway.port());
});
afterAll(async () => {
  await client.close();
  await gateway.stop();
});

const model: RunModel = {
  provider: 'simulated',
  model: 'instant',
  displayName: 'Simulated',
  canSee: false,
  canUseTools: true,
};
const ask = (changes: Partial<RunModel>, limitMs = 25_000) =>
  client.request('helix.model.test', { model: { ...model, ...changes }, limitMs });

test('the built-in simulation passes its test', async () => {
  expect(await ask({})).toMatchObject({
    ok: true,
    payload: { outcome: 'works', checks: [{ ability: 'answer' }, { ability: 'tools' }] },
  });
});

test('a model is really called, and what is wrong is told without its key', async () => {
  const server = await startProviderServer();
  const body = { error: { message: 'Incorrect API key provided: sk-secret-123', type: 'x' } };
  server.script({ fault: { kind: 'status', status: 401, body } });
  const answer = await ask({
    provider: 'openai',
    model: 'gpt-5',
    baseUrl: server.baseUrl('openai'),
    apiKey: 'sk-secret-123',
  });
  expect(answer).toMatchObject({
    payload: { outcome: 'fails', checks: [{ reason: 'provider_auth' }] },
  });
  expect(JSON.stringify(answer)).not.toContain('sk-secret-123');
  await server.close();
});

test('a model in a private network that nobody has allowed is not called', async () => {
  const answer = await ask({ provider: 'ollama', model: 'x', baseUrl: 'http://[::1]:11434/api' });
  expect(answer).toMatchObject({
    payload: {
      outcome: 'fails',
      checks: [{ reason: 'provider_address_refused' }],
      nextAction: expect.stringContaining('HELIX_ALLOW_PRIVATE_NETWORK'),
    },
  });
});

test('a model that never answers is given up in time', async () => {
  const server = await startProviderServer();
  server.script({ fault: { kind: 'hang', afterFrames: 0 } });
  const baseUrl = server.baseUrl('openai-compatible');
  expect(await ask({ provider: 'openai-compatible', baseUrl }, 200)).toMatchObject({
    payload: { outcome: 'fails', checks: [{ reason: 'stalled' }] },
  });
  await server.close();
});
