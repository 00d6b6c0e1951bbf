import { sql } from 'drizzle-orm';
import { afterAll, expect, test, vi } from 'vitest';
import { testDatabase } from '@helix/testing/postgres';
import { openRunWork } from './fixtures/run-work.ts';

const database = await testDatabase();
const eventually = { timeout: 30_000, interval: 15 };

type Began = { readonly runId: string; readonly model: string; readonly end: () => void };
/** Attempts that were begun, oldest first; each goes on until the test ends it. */
const began: Began[] = [];
const begun = (runId: string) =>
  vi.waitFor(() => {
    const attempt = began.findLast((one) => one.runId === runId);
    if (!attempt) throw new Error('not begun');
    return attempt;
  }, eventually);

const { api, work, board, stop } = await openRunWork(database.url, (start, signal) => {
  const { displayName } = start.model;
  const came = Promise.withResolvers<string | { outcome: 'failed'; reason: 'provider_auth' }>();
  signal.addEventListener('abort', () => came.reject(signal.reason));
  const isBroken = displayName.startsWith('Broken');
  const end = () =>
    came.resolve(isBroken ? { outcome: 'failed', reason: 'provider_auth' } : 'Done');
  began.push({ runId: start.runId, model: displayName, end });
  return came.promise;
});
afterAll(() => stop());

let made = 0;
async function make(path: string, body: object): Promise<string> {
  made += 1;
  const answer = await work.owner('POST', path, body);
  expect(answer).toMatchObject({ status: 201 });
  return String(answer.body['id']);
}
const makeModel = (about: object = {}) =>
  make('/v1/models', {
    ...{ provider: 'simulated', model: 'fast', displayName: `Model ${made}` },
    ...about,
  });
const makeAgent = (about: object) =>
  make('/v1/agents', { name: `Agent ${made}`, role: 'Worker', ...about });
async function execute(agentId: string, about: Record<string, unknown> = {}): Promise<string> {
  const task = await board.create(about);
  const run = await work.owner('POST', `/v1/tasks/${task.id}/execute`, { agentId });
  expect(run.status).toBe(202);
  return String(run.body['id']);
}
const why = async (runId: string) => (await work.owner('GET', `/v1/runs/${runId}/why`)).body;

test('the long queue of one agent hides nobody else, and its last one knows why it waits', async () => {
  const modelId = await makeModel();
  const busy = await makeAgent({ modelId, maxConcurrentRuns: 1 });
  const paused = await makeAgent({ modelId });
  await work.owner('POST', `/v1/agents/${paused}/pause`, {});
  const template = await execute(busy);
  const crowd = 600;
  // As if many more urgent ones had been asked for before, of both.
  await api.ctx.db.execute(sql`
    insert into runs select (jsonb_populate_record(run, jsonb_build_object(
      'id', 'run_' || lpad(to_hex(number), 32, '0'), 'task_id', null, 'priority', 9,
      'agent_id', case when number % 2 = 0 then ${busy} else ${paused} end,
      'status', 'queued', 'admitted_at', null, 'attempt', 0, 'started_at', null))).*
    from runs run, generate_series(1, ${crowd}) number where run.id = ${template}`);
  const free = await execute(await makeAgent({ modelId }), { priority: 'low' });
  (await begun(free)).end();
  const last = (n: number) => `run_${n.toString(16).padStart(32, '0')}`;
  expect(await why(last(crowd))).toMatchObject({ reason: 'agent_busy' });
  expect(await why(last(crowd - 1))).toMatchObject({ reason: 'agent_paused' });
  await api.ctx.db.execute(sql`delete from runs where priority = 9`);
});

test('a raised limit of a model lets in what waited for it', async () => {
  const modelId = await makeModel({ maxConcurrentRuns: 1 });
  const first = await execute(await makeAgent({ modelId }));
  const second = await execute(await makeAgent({ modelId }));
  const one = await begun(first);
  expect(await why(second)).toMatchObject({ reason: 'model_busy' });
  await work.owner('PATCH', `/v1/models/${modelId}`, { maxConcurrentRuns: null });
  (await begun(second)).end();
  one.end();
});

test('a run that falls back on a model waits until that one has room', async () => {
  const narrow = await makeModel({ displayName: 'Narrow', maxConcurrentRuns: 1 });
  const broken = await makeModel({ displayName: 'Broken', fallbackModelIds: [narrow] });
  const holder = await execute(await makeAgent({ modelId: narrow }));
  const one = await begun(holder);
  const fallen = await execute(await makeAgent({ modelId: broken }));
  (await begun(fallen)).end();
  await vi.waitFor(
    async () => expect(await why(fallen)).toMatchObject({ reason: 'model_busy' }),
    eventually,
  );
  expect(began.filter(({ model }) => model === 'Narrow')).toHaveLength(1);
  one.end();
  await vi.waitFor(
    () => expect(began.at(-1)).toMatchObject({ runId: fallen, model: 'Narrow' }),
    eventually,
  );
  (await begun(fallen)).end();
  await vi.waitFor(
    async () =>
      expect((await work.owner('GET', `/v1/runs/${fallen}`)).body).toMatchObject({
        status: 'succeeded',
        modelId: narrow,
        attempt: 2,
      }),
    eventually,
  );
});
