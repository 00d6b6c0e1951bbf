import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCodes } from '@helix/contracts/gateway';
import { openGreetedClient, type TestClient } from './fixtures/test-client.ts';
import { simulatedRun, startTestGateway, type TestGateway } from './fixtures/test-gateway.ts';
import { startFaultyProvider } from './fixtures/faulty-provider.ts';

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

const endOf = (who: TestClient, runId: string) =>
  who.until(() => who.payloads('helix.run.end', runId)[0]);
const activity = () => gateway.simulated().activity();

test('a run is accepted at once, streams its text in order, records the call and ends with the answer', async () => {
  const start = simulatedRun('', { model: { model: 'fast' } });
  expect(await client.request('helix.run.start', start)).toMatchObject({
    ok: true,
    payload: { accepted: true },
  });
  const end = await endOf(client, start.runId);
  const deltas = client.payloads('helix.run.delta', start.runId);
  const [started, finished] = client
    .payloads('helix.run.step', start.runId)
    .filter((step) => step.kind === 'model-call');
  const seqs = [started, ...deltas, finished, end].map((event) => event?.seq ?? 0);
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  expect(new Set(seqs).size).toBe(seqs.length);
  expect(deltas.length).toBeGreaterThan(1);
  expect(deltas.map(({ text }) => text).join('')).toBe(end.text);
  expect(started).toMatchObject({
    state: 'started',
    call: 1,
    provider: 'simulated',
    model: 'fast',
  });
  expect(started?.prompt?.map(({ role }) => role)).toEqual(['system', 'user']);
  expect(finished).toMatchObject({
    state: 'finished',
    call: 1,
    finishReason: 'stop',
    text: end.text,
  });
  expect(finished?.usage?.inputTokens).toBeGreaterThan(50);
  expect(finished?.usage?.outputTokens).toBeGreaterThan(50);
  expect(end).toMatchObject({ outcome: 'succeeded', attempt: 1 });
  expect(end.text).toContain('Simulated result');
});

test('a repeated start is one execution, and its second asker hears everything from the beginning', async () => {
  const before = activity().requests;
  const start = simulatedRun('[[simulate: speed=500]]');
  const other = await openGreetedClient(gateway.port());
  const answers = await Promise.all([
    client.request('helix.run.start', start),
    client.request('helix.run.start', start),
  ]);
  expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
  await client.until(() => client.payloads('helix.run.delta', start.runId)[2]);
  expect(await other.request('helix.run.start', start)).toMatchObject({ ok: true });
  const end = await endOf(other, start.runId);
  expect(textOf(other, start.runId)).toBe(end.text);
  expect(other.payloads('helix.run.step', start.runId).map(({ state }) => state)).toEqual([
    'started',
    'finished',
  ]);
  expect(activity().requests).toBe(before + 1);
  await other.close();
});

test('an older attempt, a foreign key and an unknown attempt are refused by name', async () => {
  const start = simulatedRun('[[simulate: fault=hang]]', { attempt: 3 });
  await client.request('helix.run.start', start);
  const refusals = await Promise.all([
    client.request('helix.run.start', { ...start, attempt: 2, idempotencyKey: 'older' }),
    client.request('helix.run.start', { ...start, idempotencyKey: 'another' }),
    client.request('helix.run.start', simulatedRun('', { idempotencyKey: start.idempotencyKey })),
    client.request('helix.run.resume', { runId: simulatedRun().runId, attempt: 1, afterSeq: 0 }),
    client.request('helix.run.cancel', { runId: start.runId, attempt: 2 }),
    client.request('helix.run.ack', { runId: start.runId, attempt: 3 }),
  ]);
  expect(refusals.map((refusal) => refusal.error?.details?.code)).toEqual([
    'HELIX_ATTEMPT_STALE',
    'HELIX_IDEMPOTENCY_KEY_REUSED',
    'HELIX_IDEMPOTENCY_KEY_REUSED',
    'HELIX_ATTEMPT_UNKNOWN',
    'HELIX_ATTEMPT_STALE',
    'HELIX_ATTEMPT_RUNNING',
  ]);
  await client.request('helix.run.cancel', keyOf(start));
  await client.until(() => client.payloads('helix.run.end', start.runId)[0]);
});

test('stopping a run ends the request to the provider, and says who stopped it', async () => {
  const before = activity();
  const start = simulatedRun('[[simulate: tokens=4000; speed=50]]');
  await client.request('helix.run.start', start);
  await client.until(() => client.payloads('helix.run.delta', start.runId)[0]);
  expect(activity().active).toBe(before.active + 1);
  expect(await client.request('helix.run.cancel', keyOf(start))).toMatchObject({
    payload: { state: 'stopping' },
  });
  const end = await endOf(client, start.runId);
  expect(end).toMatchObject({ outcome: 'cancelled', reason: 'cancelled_by_user' });
  await expect.poll(() => activity().abandoned).toBe(before.abandoned + 1);
  expect(await client.request('helix.run.cancel', keyOf(start))).toMatchObject({
    payload: { state: 'ended' },
  });
});

test('a newer attempt stops the older one', async () => {
  const start = simulatedRun('[[simulate: fault=hang]]');
  await client.request('helix.run.start', start);
  const newer = { ...start, attempt: 2, idempotencyKey: `${start.runId}:2`, task: null };
  await client.request('helix.run.start', newer);
  const older = await client.until(() =>
    client.payloads('helix.run.end', start.runId).find((end) => end.attempt === 1),
  );
  expect(older).toMatchObject({ outcome: 'cancelled', reason: 'superseded' });
  expect(
    await client.until(() =>
      client.payloads('helix.run.end', start.runId).find((end) => end.attempt === 2),
    ),
  ).toMatchObject({
    outcome: 'succeeded',
  });
});

test.each([
  ['401', 'provider_auth', 'failed'],
  ['402', 'provider_quota', 'failed'],
  ['404', 'provider_model_missing', 'failed'],
  ['422', 'provider_request_refused', 'failed'],
  ['429', 'provider_rate_limited', 'failed'],
  ['500', 'provider_unavailable', 'failed'],
  ['cut', 'provider_unavailable', 'failed'],
  ['garbage', 'provider_bad_response', 'failed'],
  ['empty', 'empty_output', 'failed'],
  ['refuse', 'provider_refused', 'failed'],
  ['hang', 'stalled', 'failed'],
])('a provider that answers with %s ends the run as %s', async (fault, reason, outcome) => {
  const start = simulatedRun(`[[simulate: fault=${fault}]]`);
  await client.request('helix.run.start', { ...start, limits: { ...start.limits, stallMs: 200 } });
  const end = await endOf(client, start.runId);
  expect(end).toMatchObject({ outcome, reason });
  expect(end.message?.length).toBeGreaterThan(10);
  expect(client.payloads('helix.run.step', start.runId).at(-1)).toMatchObject({
    state: 'failed',
    reason,
  });
  expect(end.retryAfterMs).toBe(fault === '429' ? 1_000 : undefined);
});

test('too long a run times out, and too long an answer is not passed off as a whole one', async () => {
  const slow = simulatedRun('[[simulate: tokens=4000; speed=50]]');
  const long = simulatedRun('[[simulate: tokens=500]]');
  await client.request('helix.run.start', { ...slow, limits: { ...slow.limits, deadlineMs: 150 } });
  await client.request('helix.run.start', {
    ...long,
    limits: { ...long.limits, maxOutputTokens: 20 },
  });
  expect(await endOf(client, slow.runId)).toMatchObject({
    outcome: 'timed_out',
    reason: 'deadline',
  });
  const cut = await endOf(client, long.runId);
  expect(cut).toMatchObject({ outcome: 'failed', reason: 'output_truncated' });
  expect(cut.text).toContain('Simulated');
});

test('usage that a provider does not tell is unknown, not zero, and its key is not repeated', async () => {
  const provider = await startFaultyProvider();
  const model = {
    provider: 'openai-compatible' as const,
    baseUrl: provider.baseUrl,
    apiKey: 'sk-secret-123',
  };
  const silent = simulatedRun('', { model: { ...model, model: 'without-usage' } });
  const telling = simulatedRun('', { model: { ...model, model: 'echo-key' } });
  await client.request('helix.run.start', silent);
  await client.request('helix.run.start', telling);
  await endOf(client, silent.runId);
  expect(client.payloads('helix.run.step', silent.runId).at(-1)).toMatchObject({
    state: 'finished',
    usage: null,
  });
  const end = await endOf(client, telling.runId);
  expect(end.reason).toBe('provider_auth');
  expect(JSON.stringify(client.frames)).not.toContain('sk-secret-123');
  await provider.close();
});

test('a client that comes back hears what it missed, once', async () => {
  const first = await openGreetedClient(gateway.port());
  const start = simulatedRun('[[simulate: tokens=150; speed=300]]');
  await first.request('helix.run.start', start);
  const seen = await first.until(() => first.payloads('helix.run.delta', start.runId)[1]);
  first.socket.terminate();
  await first.closed;
  const heard = textOf(first, start.runId);
  const lastSeq = Math.max(...first.payloads('helix.run.delta', start.runId).map(({ seq }) => seq));
  expect(lastSeq).toBeGreaterThanOrEqual(seen.seq);

  const second = await openGreetedClient(gateway.port());
  const resumed = await second.request('helix.run.resume', { ...keyOf(start), afterSeq: lastSeq });
  expect(resumed).toMatchObject({ ok: true, payload: { state: 'running' } });
  const end = await endOf(second, start.runId);
  expect(heard + textOf(second, start.runId)).toBe(end.text);
  expect(second.payloads('helix.run.step', start.runId).map(({ state }) => state)).toEqual([
    'finished',
  ]);
  await second.close();
});

test('an outcome can be asked for until it is acknowledged, and a late start does not repeat the run', async () => {
  const start = simulatedRun();
  await client.request('helix.run.start', start);
  await endOf(client, start.runId);
  const later = await openGreetedClient(gateway.port());
  expect(await later.request('helix.capabilities')).toMatchObject({
    payload: { attempts: expect.arrayContaining([keyOf(start)]) },
  });
  expect(await later.request('helix.run.resume', { ...keyOf(start), afterSeq: 0 })).toMatchObject({
    payload: { state: 'ended' },
  });
  expect(await endOf(later, start.runId)).toMatchObject({ outcome: 'succeeded' });
  for (const _again of [1, 2]) {
    expect(await later.request('helix.run.ack', keyOf(start))).toMatchObject({
      payload: { acknowledged: true },
    });
  }
  expect(await later.request('helix.run.resume', { ...keyOf(start), afterSeq: 0 })).toMatchObject({
    ok: false,
  });
  expect(await later.request('helix.run.start', start)).toMatchObject({
    error: { details: { code: 'HELIX_ATTEMPT_STALE' } },
  });
  await later.close();
});

test('a reader that falls far behind is cut off', async () => {
  const slow = await openGreetedClient(gateway.port());
  const description = 'A long description. '.repeat(4_000);
  const start = simulatedRun('', { task: { ...taskOf(simulatedRun()), description } });
  await client.request('helix.run.start', start);
  await endOf(client, start.runId);
  slow.socket.pause();
  for (let asked = 0; asked < 1_500; asked += 1)
    slow.send('helix.run.resume', { ...keyOf(start), afterSeq: 0 });
  const cutOff = gateway.connections();
  await expect.poll(() => gateway.connections(), { timeout: 20_000 }).toBe(cutOff - 1);
  slow.socket.resume();
  expect([1006, closeCodes.slowConsumer]).toContain((await slow.closed).code);
});

function taskOf({ task }: ReturnType<typeof simulatedRun>) {
  if (!task) throw new Error('the run has no task');
  return task;
}

function keyOf({ runId, attempt }: { runId: string; attempt: number }) {
  return { runId, attempt };
}

function textOf(who: TestClient, runId: string): string {
  return who
    .payloads('helix.run.delta', runId)
    .map(({ text }) => text)
    .join('');
}
