import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '@helix/testing/postgres';
import { startApi } from '../../api/src/fixtures/start-api.ts';
import { openWork, type WorkBoard } from '../../api/src/fixtures/work-board.ts';
import { keepProcess, type KeptProcess } from './crash-matrix/fixtures/kept-process.ts';
import { startGatewayProcess, testToken } from './gateway-pool/fixtures/gateway-process.ts';

const database = await testDatabase();
const eventually = { timeout: 90_000, interval: 50 };
type Body = Record<string, unknown>;
type Work = Awaited<ReturnType<typeof openWork>>;

const started: (() => Promise<unknown>)[] = [];
let engine: KeptProcess;
let work: Work;
let board: WorkBoard;

beforeAll(async () => {
  const gateway = await startGatewayProcess({ GATEWAY_PROVIDERS: 'simulated' });
  started.unshift(() => gateway.remove());
  const api = await startApi({ databaseUrl: database.url });
  started.unshift(() => api.stop());
  engine = keepProcess('engine', fileURLToPath(new URL('main.ts', import.meta.url)), {
    DATABASE_URL: database.url,
    HELIX_HOME: api.home,
    JWT_SECRET: 'j'.repeat(40),
    SECRETS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    GATEWAY_TOKEN: testToken,
    GATEWAY_URLS: gateway.url,
  });
  started.unshift(() => engine.stop());
  await engine.untilReady();
  work = await openWork(api);
  board = await work.board();
});
afterAll(async () => {
  for (const stop of started) await stop();
});

const create = async (path: string, body: Body) =>
  String((await work.owner('POST', path, body)).body['id']);
async function execute(modelId: string, directives: string): Promise<string> {
  const agentId = await create('/v1/agents', { name: `Of ${modelId}`, role: 'Worker', modelId });
  const task = await board.create({ description: `Do it. [[simulate: ${directives}]]` });
  return create(`/v1/tasks/${task.id}/execute`, { agentId });
}
const makeModel = (displayName: string, about: Body = {}) =>
  create('/v1/models', { provider: 'simulated', model: 'instant', displayName, ...about });
const runOf = async (runId: string) => (await work.owner('GET', `/v1/runs/${runId}`)).body;
const reaches = (runId: string, now: object) =>
  vi.waitFor(async () => expect(await runOf(runId)).toMatchObject(now), eventually);
const callsOf = async (runId: string) =>
  (await work.owner('GET', `/v1/llm-calls?runId=${runId}`)).body['items'] as Body[];

async function ask<T extends Body>(statement: string, values: unknown[]): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<T>(statement, values)).rows[0];
  } finally {
    await client.end();
  }
}

test("an answer that outlives six engines is nobody else's than the one that was begun", async () => {
  const runId = await execute(await makeModel('Long'), 'tokens=2400; speed=60');
  const lastWord = () =>
    ask<{ id: string }>(
      `select last_id::text as id from ephemeral.stream_heads where stream = $1`,
      [`run:${runId}:deltas`],
    );
  const untilMoreIsWritten = async () => {
    const before = await lastWord();
    await vi.waitFor(async () => expect(await lastWord()).not.toEqual(before), eventually);
  };
  for (let life = 1; life <= 6; life += 1) {
    await untilMoreIsWritten();
    await engine.crash();
  }
  await engine.untilReady();
  await reaches(runId, { status: 'succeeded', attempt: 1 });
  expect(await callsOf(runId)).toMatchObject([{ status: 'finished', attempt: 1 }]);
});

test('a chain of models is gone through one by one, also when an engine dies in between', async () => {
  const third = await makeModel('Third');
  const second = await makeModel('Second');
  const first = await makeModel('First', { fallbackModelIds: [second, third] });
  const locker = new pg.Client({ connectionString: database.url });
  await locker.connect();
  // Nobody may put on record that it waits for the next model to have room.
  await locker.query('begin; lock table durable.step_entry in access exclusive mode');
  const runId = await execute(first, 'fault=401; times=1');
  await reaches(runId, { status: 'queued', modelId: second });
  await engine.crash();
  await engine.untilReady();
  await vi.waitFor(
    async () =>
      expect(
        await ask(
          `select 1 from pg_locks join pg_class on pg_class.oid = relation
           where relname = 'step_entry' and not granted`,
          [],
        ),
      ).toBeDefined(),
    eventually,
  );
  await locker.query('rollback');
  await locker.end();
  await reaches(runId, { status: 'succeeded', modelId: second });
  expect((await callsOf(runId)).map(({ modelId }) => modelId)).toEqual([second, first]);
});
