import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endDeadRuns } from '@helix/contracts/runs';
import { schema } from '@helix/db';
import { endRunsOfDeadJobs } from '@helix/modules/runs';
import { handleJob } from '@helix/runtime/durable';
import { testDatabase } from '@helix/testing/postgres';
import { startJobs, type RunningJobs } from './fixtures/start-jobs.ts';
import { makeBoard, setUp, startApi, type Caller, type TestApi } from './fixtures/start-api.ts';

const database = await testDatabase();
let api: TestApi;
let call: Caller;
let jobs: RunningJobs;

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  ({ call } = await setUp(api.url));
  jobs = await startJobs(api.ctx, {
    databaseUrl: database.url,
    handlers: [handleJob(endDeadRuns, ({ signal }) => endRunsOfDeadJobs(api.ctx, signal))],
  });
});
afterAll(async () => {
  await jobs.stop();
  await api.stop();
});

test('a run whose job is a dead letter ends, says why, and its task can be worked on again', async () => {
  const { boardId } = await makeBoard(call);
  await call('POST', '/v1/models', { provider: 'simulated', model: 'fast', displayName: 'Sim' });
  const agent = await call('POST', '/v1/agents', { name: 'Maven', role: 'Engineer' });
  const execute = async () => {
    const task = { boardId, title: 'Work', agentId: agent.body['id'] };
    const { body } = await call('POST', '/v1/tasks', task);
    const run = await call('POST', `/v1/tasks/${String(body['id'])}/execute`, {});
    return { taskId: String(body['id']), runId: String(run.body['id']) };
  };
  const [dead, alive] = [await execute(), await execute()];
  // As the third engine in a row that died with it would leave it.
  await api.ctx.db
    .update(schema.runs)
    .set({ status: 'starting' })
    .where(eq(schema.runs.id, dead.runId));
  await api.ctx.transaction((tx) =>
    tx.sql.query(
      `update durable.request set state = 'dead', reason = 'poison', ended_at = now() where id = $1`,
      [dead.runId],
    ),
  );
  await jobs.run(endDeadRuns, {});
  expect((await call('GET', `/v1/runs/${dead.runId}`)).body).toMatchObject({
    status: 'failed',
    reason: 'internal',
    message: expect.stringMatching(/\w/),
    endedAt: expect.any(String),
  });
  expect((await call('GET', `/v1/runs/${alive.runId}`)).body).toMatchObject({ status: 'queued' });
  expect((await call('POST', `/v1/tasks/${dead.taskId}/execute`, {})).status).toBe(202);
});
