import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { schema } from '@helix/db';
import { findJob } from '@helix/runtime/durable';
import { testDatabase } from '@helix/testing/postgres';
import { startApi, type TestApi } from './fixtures/start-api.ts';
import { startEngine } from './fixtures/start-engine.ts';
import { openWork } from './fixtures/work-board.ts';

const eventually = { timeout: 30_000, interval: 20 };
const database = await testDatabase();
let api: TestApi;
let owner: Awaited<ReturnType<typeof openWork>>['owner'];
let execute: () => Promise<{ agentId: string; modelId: string; runId: string }>;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  const work = await openWork(api);
  const board = await work.board();
  owner = work.owner;
  const make = async (path: string, body: object) =>
    String((await owner('POST', path, body)).body['id']);
  execute = async () => {
    const modelId = await make('/v1/models', {
      ...{ provider: 'simulated', model: 'fast', displayName: 'Sim', apiKey: 'one that is kept' },
    });
    const agentId = await make('/v1/agents', { name: 'Maven', role: 'Engineer', modelId });
    const task = await board.create();
    return { agentId, modelId, runId: await make(`/v1/tasks/${task.id}/execute`, { agentId }) };
  };
});
afterAll(() => api.stop());

async function putKey(modelId: string, apiKeyEncrypted: string): Promise<string | null> {
  const of = eq(schema.models.id, modelId);
  const [before] = await api.ctx.db.select().from(schema.models).where(of);
  await api.ctx.db.update(schema.models).set({ apiKeyEncrypted }).where(of);
  return before?.apiKeyEncrypted ?? null;
}
const run = async (runId: string) => (await owner('GET', `/v1/runs/${runId}`)).body;

test('a model that cannot be read fails no run whose agent is paused, nor one that is over', async () => {
  const [paused, stopped] = [await execute(), await execute()];
  const key = await putKey(paused.modelId, 'unreadable');
  await putKey(stopped.modelId, 'unreadable');
  await owner('POST', `/v1/agents/${paused.agentId}/pause`, {});
  // As who stopped it would leave it, while its job is on its way.
  const over = { status: 'cancelled' as const, endedAt: new Date() };
  await api.ctx.db.update(schema.runs).set(over).where(eq(schema.runs.id, stopped.runId));

  const engine = await startEngine(api.ctx, {
    databaseUrl: database.url,
    work: async () => 'Done',
  });
  try {
    await vi.waitFor(async () => {
      const jobs = await api.ctx.transaction((tx) =>
        Promise.all([findJob(tx.sql, paused.runId), findJob(tx.sql, stopped.runId)]),
      );
      // What is done is not kept.
      expect(jobs.map((job) => job?.state)).toEqual(['waiting', undefined]);
    }, eventually);
    expect(await run(paused.runId)).toMatchObject({ status: 'queued', reason: 'agent_paused' });

    await putKey(paused.modelId, key ?? '');
    await owner('POST', `/v1/agents/${paused.agentId}/resume`, {});
    await vi.waitFor(
      async () =>
        expect(await run(paused.runId)).toMatchObject({ status: 'succeeded', attempt: 1 }),
      eventually,
    );
  } finally {
    await engine.stop();
  }
});
