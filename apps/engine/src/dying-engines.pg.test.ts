import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import type { WorkBoard } from '../../api/src/fixtures/work-board.ts';
import { keepProcess, type KeptProcess } from './crash-matrix/fixtures/kept-process.ts';
import { openInstallation } from './fixtures/installation.ts';
import { testToken } from './gateway-pool/fixtures/gateway-process.ts';

const database = await testDatabase();
const installation = await openInstallation(database.url, { GATEWAY_PROVIDERS: 'simulated' });
const { work, stop } = installation;
const eventually = { timeout: 120_000, interval: 50 };
/** Each life of an engine takes seconds to begin, and many on a busy machine. */
const limit = { timeout: 400_000 };
type Body = Record<string, unknown>;

let engine: KeptProcess;
let board: WorkBoard;

beforeAll(async () => {
  const { api, gateway } = installation;
  engine = keepProcess('engine', fileURLToPath(new URL('main.ts', import.meta.url)), {
    DATABASE_URL: database.url,
    HELIX_HOME: api.home,
    JWT_SECRET: 'j'.repeat(40),
    SECRETS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    GATEWAY_TOKEN: testToken,
    GATEWAY_URLS: gateway.url,
  });
  installation.onStop(() => engine.stop());
  await engine.untilReady();
  board = await work.board();
});
afterAll(() => stop());

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

test('an answer outlives six engines', limit, async () => {
  const runId = await execute(await makeModel('Long'), 'tokens=30000; speed=60');
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
  await untilMoreIsWritten();
  // A gateway that nobody follows for a minute stops, which a busy machine can bring about; then it is begun anew.
  expect(await runOf(runId)).toMatchObject({ status: 'running', reason: null });
  expect((await callsOf(runId))[0]).toMatchObject({ status: 'open' });
  await work.owner('POST', `/v1/runs/${runId}/cancel`, {});
});

test(
  'a chain of models is gone through one by one, also when an engine dies in between',
  limit,
  async () => {
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
  },
);

test(
  'a run that kills whoever records what it said is given up, and its neighbour is not',
  limit,
  async () => {
    const waiting = `pg_locks where locktype = 'advisory' and objid = 4711 and not granted`;
    const locker = new pg.Client({ connectionString: database.url });
    await locker.connect();
    await locker.query(`
    create function wait_to_be_killed() returns trigger language plpgsql as
      'begin perform pg_advisory_xact_lock(4711); return new; end';
    create trigger kills before insert on run_steps for each row
      when (new.text like '%Poison%' and new.state = 'finished') execute function wait_to_be_killed();
    select pg_advisory_lock(4711);`);
    const neighbour = await execute(await makeModel('Near'), 'tokens=30000; speed=40');
    await reaches(neighbour, { status: 'running' });
    const poison = await execute(await makeModel('Poison'), 'say=Poison');
    let kills = 0;
    await vi.waitFor(async () => {
      if (await ask(`select 1 from ${waiting}`, [])) {
        await engine.crash();
        kills += 1;
        await ask(`select pg_terminate_backend(pid) from ${waiting}`, []);
      }
      const job = await ask('select state, reason from durable.request where id = $1', [poison]);
      expect(job).toEqual({ state: 'dead', reason: 'poison' });
    }, eventually);
    expect(kills).toBe(5);
    await engine.untilReady();
    await reaches(neighbour, { status: 'running' });
    await work.owner('POST', `/v1/runs/${neighbour}/cancel`, {});
    await locker.query('drop trigger kills on run_steps');
    await locker.end();
  },
);
