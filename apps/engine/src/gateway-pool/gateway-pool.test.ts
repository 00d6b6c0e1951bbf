import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RunStart, RunStepReport } from '@helix/contracts/gateway';
import { createLogger } from '@helix/runtime';
import { createGatewayPool, type GatewayPool } from './gateway-pool.ts';
import { startCuttingProxy } from './fixtures/cutting-proxy.ts';
import { startGatewayProcess, testToken, type GatewayProcess } from './fixtures/gateway-process.ts';
import { startScriptedGateway, type ScriptedGateway } from './fixtures/scripted-gateway.ts';
import { simulatedRun } from './fixtures/simulated-run.ts';

const log = createLogger({ process: 'engine', level: 'silent' });
const never = new AbortController().signal;
let gateway: GatewayProcess;
let pools: GatewayPool[] = [];
let scripted: ScriptedGateway[] = [];

beforeAll(async () => {
  gateway = await startGatewayProcess();
});
afterAll(() => gateway.remove());
afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.drain(never)));
  await Promise.all(scripted.map((peer) => peer.close()));
  pools = [];
  scripted = [];
});

async function openPool(
  urls: string[] = [gateway.url],
  options: { lostLimitMs?: number } = {},
): Promise<GatewayPool> {
  const pool = createGatewayPool({ urls, token: testToken, log, ...options });
  pools.push(pool);
  await pool.start();
  return pool;
}

async function openScripted(
  script: Parameters<typeof startScriptedGateway>[0],
): Promise<ScriptedGateway> {
  const peer = await startScriptedGateway(script);
  scripted.push(peer);
  return peer;
}

/** Follows a run and remembers what was told. */
const noTool = () => Promise.reject(new Error('nobody asked for a tool'));
const unasked = { onToolCall: noTool, onCaughtUp: async () => undefined };

function follow(pool: GatewayPool, start: RunStart, signal: AbortSignal = never) {
  const told = { text: '', steps: [] as RunStepReport[] };
  const heard = Promise.withResolvers<void>();
  const handlers = {
    onDelta({ text }: { text: string }) {
      told.text += text;
      if (told.text.length > 40) heard.resolve();
    },
    async onStep(step: RunStepReport) {
      await Promise.resolve();
      told.steps.push(step);
    },
    ...unasked,
  };
  return { told, heard: heard.promise, end: pool.execute(start, handlers, signal) };
}

test('a run is executed, told in order, and forgotten by the gateway once it is acknowledged', async () => {
  const pool = await openPool();
  const start = simulatedRun();
  const { told, end } = follow(pool, start);
  const ended = await end;
  expect(ended).toMatchObject({ runId: start.runId, outcome: 'succeeded' });
  expect(told.text).toBe(ended.text);
  expect(told.steps.map(({ state }) => state)).toEqual(['started', 'finished']);
  expect(pool.connected()).toBe(1);
  expect(await gateway.kept(start.runId)).toBe(1);
  await pool.acknowledge(start.runId, 1);
  expect(await gateway.kept(start.runId)).toBe(0);
});

test('an end is told only when each step was handled, and a step that cannot be handled fails the execution', async () => {
  const pool = await openPool();
  const order: string[] = [];
  await pool
    .execute(
      simulatedRun(),
      {
        onDelta: () => undefined,
        async onStep({ state }) {
          await new Promise((resolve) => setImmediate(resolve));
          order.push(state);
        },
        ...unasked,
      },
      never,
    )
    .then(() => order.push('end'));
  expect(order).toEqual(['started', 'finished', 'end']);
  const refused = {
    onDelta: () => undefined,
    onStep: () => Promise.reject(new Error('no database')),
    ...unasked,
  };
  await expect(pool.execute(simulatedRun(), refused, never)).rejects.toThrow('no database');
});

test('aborting stops the run on the gateway', async () => {
  const pool = await openPool();
  const stop = new AbortController();
  const { told, heard, end } = follow(
    pool,
    simulatedRun('[[simulate: tokens=4000; speed=50]]'),
    stop.signal,
  );
  await heard;
  stop.abort(new Error('the run was cancelled'));
  await expect(end).rejects.toThrow('the run was cancelled');
  expect(told.steps.at(-1)).toMatchObject({ state: 'failed', reason: 'cancelled_by_user' });
});

test('a gateway that dies in the middle and comes back tells what it can: finished runs whole, others as lost', async () => {
  const own = await startGatewayProcess();
  try {
    const pool = await openPool([own.url]);
    const long = follow(pool, simulatedRun('[[simulate: tokens=4000; speed=100]]'));
    await long.heard;
    await own.kill();
    await own.start();
    expect(await long.end).toMatchObject({ outcome: 'failed', reason: 'gateway_lost' });
    expect(await follow(pool, simulatedRun()).end).toMatchObject({ outcome: 'succeeded' });
  } finally {
    await own.remove();
  }
});

test('a gateway that does not come back is given up', async () => {
  const own = await startGatewayProcess();
  const pool = await openPool([own.url], { lostLimitMs: 100 });
  const { heard, end } = follow(pool, simulatedRun('[[simulate: tokens=4000; speed=100]]'));
  await heard;
  await own.remove();
  expect(await end).toMatchObject({ outcome: 'failed', reason: 'gateway_lost' });
  expect(pool.isAvailable()).toBe(false);
});

test('a connection that breaks loses and repeats nothing', async () => {
  const proxy = await startCuttingProxy(gateway.url);
  try {
    const pool = await openPool([proxy.url]);
    const { told, heard, end } = follow(pool, simulatedRun('[[simulate: tokens=300; speed=300]]'));
    await heard;
    proxy.cut();
    const ended = await end;
    expect(proxy.connections()).toBe(2);
    expect(ended).toMatchObject({ outcome: 'succeeded' });
    expect(told.text).toBe(ended.text);
    expect(told.steps.map(({ state }) => state)).toEqual(['started', 'finished']);
  } finally {
    await proxy.close();
  }
});

test('an acknowledgement that could not be sent is sent when the gateway is back', async () => {
  const own = await startGatewayProcess();
  try {
    const pool = await openPool([own.url]);
    const start = simulatedRun();
    await follow(pool, start).end;
    await own.kill();
    await expect.poll(() => pool.connected()).toBe(0);
    await pool.acknowledge(start.runId, 1);
    await own.start();
    await expect.poll(() => own.kept(), { timeout: 10_000 }).toBe(0);
  } finally {
    await own.remove();
  }
});

test('runs wait while every gateway is full, and go where there is room', async () => {
  const [small, other] = await Promise.all([
    startGatewayProcess({ GATEWAY_MAX_RUNS: '1' }),
    startGatewayProcess({ GATEWAY_MAX_RUNS: '1' }),
  ]);
  try {
    const pool = await openPool([small.url, other.url]);
    await expect.poll(() => pool.connected()).toBe(2);
    const runs = Array.from(
      { length: 6 },
      () => follow(pool, simulatedRun('[[simulate: delay=30]]')).end,
    );
    const outcomes = (await Promise.all(runs)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(Array.from({ length: 6 }, () => 'succeeded'));
    expect(await small.kept()).toBeGreaterThan(0);
    expect(await other.kept()).toBeGreaterThan(0);
  } finally {
    await Promise.all([small.remove(), other.remove()]);
  }
});

test('waiting for room ends when the signal says so', async () => {
  const pool = await openPool(['ws://127.0.0.1:1']);
  const stop = new AbortController();
  const waiting = pool.execute(
    simulatedRun(),
    { onDelta: () => undefined, onStep: async () => undefined, ...unasked },
    stop.signal,
  );
  stop.abort(new Error('no longer wanted'));
  await expect(waiting).rejects.toThrow('no longer wanted');
});

test('a silent gateway is left, and looked for again', async () => {
  const peer = await openScripted({ tickIntervalMs: 20 });
  await openPool([peer.url]);
  await expect.poll(() => peer.connections(), { timeout: 10_000 }).toBeGreaterThan(1);
});

test('a gateway of another release is not used', async () => {
  const peer = await openScripted({ protocolVersion: 999 });
  const pool = await openPool([peer.url]);
  await expect.poll(() => peer.connections(), { timeout: 10_000 }).toBeGreaterThan(1);
  expect(pool.connected()).toBe(0);
});

test('a start whose answer got lost is asked for again at the same gateway, not started at another', async () => {
  const methods: string[] = [];
  const peer = await openScripted({
    answer({ method }) {
      methods.push(method);
      if (method === 'helix.run.start') return 'cut';
      return method === 'helix.run.resume' ? { state: 'running' } : undefined;
    },
  });
  const pool = await openPool([peer.url], { lostLimitMs: 60_000 });
  const { end } = follow(pool, simulatedRun());
  end.catch(() => undefined);
  await expect.poll(() => methods.includes('helix.run.resume'), { timeout: 10_000 }).toBe(true);
  expect(methods.filter((method) => method === 'helix.run.start')).toHaveLength(1);
});

test('a run goes where its provider may be called, and one that is away is told as away', async () => {
  const started = Date.now();
  const specialist = await startGatewayProcess({
    ...{ GATEWAY_NAME: 'specialist', GATEWAY_PROVIDERS: 'openai,simulated', GATEWAY_MAX_RUNS: '3' },
  });
  const generalist = await startGatewayProcess({ GATEWAY_PROVIDERS: 'openai' });
  try {
    const pool = await openPool([generalist.url, specialist.url]);
    const simulated = { provider: 'simulated', features: ['tools'] } as const;
    await pool.untilAvailable(never, simulated);
    await pool.untilAvailable(never, { provider: 'openai', features: [] });
    const start = simulatedRun();
    expect(await follow(pool, start).end).toMatchObject({ outcome: 'succeeded' });
    expect([await generalist.kept(start.runId), await specialist.kept(start.runId)]).toEqual([
      0, 1,
    ]);
    expect(pool.canServe({ provider: 'ollama', features: [] })).toBe(false);
    await expect
      .poll(() => pool.sightings())
      .toMatchObject([
        { state: 'connected', providers: ['openai'], slots: { used: 0, total: 500 } },
        { name: 'specialist', state: 'connected', slots: { used: 0, total: 3 } },
      ]);
    await specialist.kill();
    await expect
      .poll(() => pool.sightings()[1], { timeout: 20_000 })
      .toMatchObject({ name: 'specialist', state: 'away', slots: null });
    expect(Date.parse(pool.sightings()[1]?.since ?? '')).toBeGreaterThanOrEqual(started);
    // It may be able to when it is back.
    expect(pool.canServe(simulated)).toBe(true);
    expect(pool.isAvailable(simulated)).toBe(false);
  } finally {
    await Promise.all([specialist.remove(), generalist.remove()]);
  }
});
