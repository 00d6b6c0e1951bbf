import { afterEach, expect, test } from 'vitest';
import { closeCodes } from '@helix/contracts/gateway';
import { openGreetedClient, type TestClient } from './fixtures/test-client.ts';
import { simulatedRun, startTestGateway, type TestGateway } from './fixtures/test-gateway.ts';

let gateway: TestGateway | undefined;
afterEach(() => gateway?.stop());

const endsOf = (client: TestClient, count: number) =>
  client.until(() => {
    const ends = client.payloads('helix.run.end');
    return ends.length >= count ? ends : undefined;
  });

test('two hundred runs at once each get their own whole answer', async () => {
  gateway = await startTestGateway();
  const client = await openGreetedClient(gateway.port());
  const starts = Array.from({ length: 200 }, (_run, index) =>
    simulatedRun(`Point ${index}. [[simulate: delay=50; speed=400]]`),
  );
  const answers = await Promise.all(
    starts.map((start) => client.request('helix.run.start', start)),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  await client.until(() =>
    client.payloads('helix.run.end', starts.at(-1)?.runId)[0] ? true : undefined,
  );
  const ends = await endsOf(client, starts.length);
  expect(new Set(ends.map(({ outcome }) => outcome))).toEqual(new Set(['succeeded']));
  const texts = new Map<string, string>();
  for (const { runId, text } of client.payloads('helix.run.delta'))
    texts.set(runId, (texts.get(runId) ?? '') + text);
  expect(ends.filter(({ runId, text }) => texts.get(runId) !== text)).toEqual([]);
  expect(gateway.simulated().activity()).toMatchObject({ requests: 200, active: 0, abandoned: 0 });
  await client.close();
});

test('a full gateway refuses, says so to everybody, and takes runs again when one has ended', async () => {
  gateway = await startTestGateway({ maxRuns: 1 });
  const client = await openGreetedClient(gateway.port());
  const first = simulatedRun('[[simulate: fault=hang]]');
  await client.request('helix.run.start', first);
  expect(await client.request('helix.run.start', simulatedRun())).toMatchObject({
    error: { code: 'UNAVAILABLE', retryable: true, details: { code: 'HELIX_NO_FREE_SLOT' } },
  });
  await client.until(() =>
    client.payloads('helix.capabilities').find(({ activeRuns }) => activeRuns === 1),
  );
  await client.request('helix.run.cancel', { runId: first.runId, attempt: 1 });
  await client.until(() =>
    client.payloads('helix.capabilities').find(({ activeRuns }) => activeRuns === 0),
  );
  expect(await client.request('helix.run.start', simulatedRun())).toMatchObject({ ok: true });
  await endsOf(client, 2);
  await client.close();
});

test('a stopping gateway takes nothing new, lets short runs finish and hands long ones back', async () => {
  gateway = await startTestGateway();
  const client = await openGreetedClient(gateway.port());
  const short = simulatedRun('[[simulate: tokens=60; speed=100]]');
  const long = simulatedRun('[[simulate: fault=hang]]');
  await client.request('helix.run.start', short);
  await client.request('helix.run.start', long);
  const deadline = new AbortController();
  const drained = gateway.drain(deadline.signal);
  await client.until(() => client.payloads('helix.capabilities').find(({ draining }) => draining));
  expect(await client.request('helix.run.start', simulatedRun())).toMatchObject({
    error: { details: { code: 'HELIX_DRAINING' } },
  });
  expect(await client.until(() => client.payloads('helix.run.end', short.runId)[0])).toMatchObject({
    outcome: 'succeeded',
  });
  deadline.abort();
  expect(await client.until(() => client.payloads('helix.run.end', long.runId)[0])).toMatchObject({
    outcome: 'failed',
    reason: 'gateway_lost',
  });
  expect((await client.closed).code).toBe(closeCodes.restarting);
  await drained;
  await gateway.removeState();
  gateway = undefined;
});
