import { startProviderServer, type ProviderServer } from '@helix/testing/providers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ModelCallReport, RunStart, RunTool } from '@helix/contracts/gateway';
import { openGreetedClient, type TestClient } from './fixtures/test-client.ts';
import { simulatedRun, startTestGateway, type TestGateway } from './fixtures/test-gateway.ts';

let gateway: TestGateway;
let client: TestClient;
let server: ProviderServer;
beforeAll(async () => {
  gateway = await startTestGateway();
  client = await openGreetedClient(gateway.port());
  server = await startProviderServer();
});
afterAll(async () => {
  await client.close();
  await gateway.stop();
  await server.close();
});

const tools: RunTool[] = ['read_task', 'create_subtask'].map((name) => ({
  name,
  description: name,
  inputSchema: { type: 'object', properties: { title: { type: 'string' } } },
}));
const endOf = (runId: string) => client.until(() => client.payloads('helix.run.end', runId)[0]);
const callOf = (runId: string, number: number) =>
  client.until(() => client.payloads('helix.run.tool-call', runId)[number]);
const finishedCalls = (runId: string): ModelCallReport[] =>
  client
    .payloads('helix.run.step', runId)
    .flatMap((step) => (step.kind === 'model-call' && step.state === 'finished' ? [step] : []));

function give({ runId, attempt }: RunStart, callId: string, output: string, isError = false) {
  const result = { kind: 'output', output, isError };
  return client.request('helix.run.tool-result', { runId, attempt, callId, result });
}

test('a simulated run uses its tools in steps, and tells what came of them', async () => {
  const start = simulatedRun(
    '[[simulate: tool=read_task; tool=create_subtask {"title":"Book a room"}; thinking=10]] [[simulate: tool=create_subtask {"title": 7]]',
    { tools },
  );
  await client.request('helix.run.start', start);
  const first = await callOf(start.runId, 0);
  expect(first).toMatchObject({ name: 'read_task', input: {} });
  await give(start, first.callId, 'ENG-1 Plan the launch');
  const second = await callOf(start.runId, 1);
  expect(second).toMatchObject({ name: 'create_subtask', input: { title: 'Book a room' } });
  await give(start, second.callId, 'created ENG-2');
  const third = await callOf(start.runId, 2);
  expect(third.input).toBe('{"title": 7');
  await give(start, third.callId, 'title has to be text', true);
  const end = await endOf(start.runId);
  expect(end.outcome).toBe('succeeded');
  for (const words of ['Simulated result', 'ENG-1 Plan', 'created ENG-2', 'has to be text'])
    expect(end.text).toContain(words);
  expect(finishedCalls(start.runId).map(({ finishReason }) => finishReason)).toEqual([
    'tool_calls',
    'tool_calls',
    'stop',
  ]);
});

test('another attempt goes on where the last one waited, and gives a provider its signed thoughts back', async () => {
  const model = {
    provider: 'anthropic' as const,
    model: 'claude-sonnet-4-5',
    baseUrl: server.baseUrl('anthropic'),
    apiKey: 'sk-ant-0123456789',
    reasoning: 'high' as const,
  };
  server.script(
    {
      thinking: 'A person has to decide.',
      signature: 'c2lnbmVk',
      toolCalls: [{ name: 'read_task', input: '{}' }],
      usage: { input: 500, output: 40, cached: 300, cacheWrite: 100 },
    },
    { text: 'Decided.' },
  );
  const start = simulatedRun('', { model, tools });
  await client.request('helix.run.start', start);
  const { callId, name } = await callOf(start.runId, 0);
  const { runId, attempt } = start;
  const suspend = { runId, attempt, callId, result: { kind: 'suspend' } };
  await client.request('helix.run.tool-result', suspend);
  expect((await endOf(runId)).outcome).toBe('suspended');
  const [step] = finishedCalls(runId);
  expect(step).toMatchObject({ thinking: 'A person has to decide.', usage: { inputTokens: 500 } });
  const { text = '', toolCalls = [], providerData } = step ?? {};
  const second = simulatedRun('', {
    model,
    tools,
    runId,
    attempt: 2,
    history: [
      { kind: 'answer', text, toolCalls, ...(providerData && { providerData }) },
      { kind: 'tool-result', callId, name, output: 'Yes, do it.', isError: false },
    ],
  });
  await client.request('helix.run.start', second);
  await client.until(() =>
    client.payloads('helix.run.end', runId).find((end) => end.attempt === 2),
  );
  const [first, last] = server.received.map(({ body }) => JSON.stringify(body));
  expect(last).toContain('c2lnbmVk');
  expect(last).toContain('Yes, do it.');
  // What was sent before is sent again word for word, or no cache would know it.
  const opening = (body = '') => body.slice(body.indexOf('"messages"'), body.indexOf('}],"tools"'));
  expect(opening(last).slice(0, 200)).toBe(opening(first).slice(0, 200));
});

test('a provider that is busy twice answers the attempt after', async () => {
  const directives = '[[simulate: fault=429; times=2; retry-after=2]]';
  const start = simulatedRun(directives);
  const outcomes: unknown[] = [];
  for (const attempt of [1, 2, 3]) {
    const again = { ...start, attempt, idempotencyKey: `${start.runId}:${attempt}` };
    await client.request('helix.run.start', again);
    const end = await client.until(() =>
      client.payloads('helix.run.end', start.runId).find((told) => told.attempt === attempt),
    );
    outcomes.push([end.outcome, end.reason, end.retryAfterMs]);
  }
  expect(outcomes).toEqual([
    ['failed', 'provider_rate_limited', 2_000],
    ['failed', 'provider_rate_limited', 2_000],
    ['succeeded', undefined, undefined],
  ]);
});

test('what the simulation does not tell is not counted, and what is too long is not passed off', async () => {
  const silent = simulatedRun('[[simulate: usage=none]]');
  const long = simulatedRun('[[simulate: fault=overlong]]');
  await client.request('helix.run.start', silent);
  await client.request('helix.run.start', long);
  await endOf(silent.runId);
  expect(finishedCalls(silent.runId)).toMatchObject([{ usage: null }]);
  expect(await endOf(long.runId)).toMatchObject({ reason: 'output_truncated' });
});
