import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { failureReasons, type FailureReasonName } from '@helix/contracts/runs';
import { testDatabase } from '@helix/testing/postgres';
import type { WorkBoard } from '../../api/src/fixtures/work-board.ts';
import { openInstallation, runEngine } from './fixtures/installation.ts';

const database = await testDatabase();
const installation = await openInstallation(database.url, { GATEWAY_PROVIDERS: 'simulated' });
const { work, stop } = installation;
const eventually = { timeout: 90_000, interval: 50 };
type Body = Record<string, unknown>;

let board: WorkBoard;
let agentId: string;

beforeAll(async () => {
  await runEngine(installation, database.url);
  board = await work.board();
  await work.owner('POST', '/v1/models', {
    ...{ provider: 'simulated', model: 'instant', displayName: 'Sim' },
    settings: { stallSeconds: 5 },
  });
  const agent = await work.owner('POST', '/v1/agents', {
    ...{ name: 'Maven', role: 'Worker', maxConcurrentRuns: 20 },
  });
  agentId = String(agent.body['id']);
});
afterAll(() => stop());

async function execute(directives: string, by = agentId): Promise<string> {
  const task = await board.create({ description: `Do it. [[simulate: ${directives}]]` });
  const run = await work.owner('POST', `/v1/tasks/${task.id}/execute`, { agentId: by });
  return String(run.body['id']);
}
const get = async (path: string) => (await work.owner('GET', path)).body;
const reaches = (runId: string, now: object) =>
  vi.waitFor(async () => {
    const run = await get(`/v1/runs/${runId}`);
    expect(run).toMatchObject(now);
    return run;
  }, eventually);
const callsOf = async (runId: string) =>
  (await get(`/v1/llm-calls?runId=${runId}`))['items'] as Body[];

test.concurrent.each<[string, FailureReasonName, number]>([
  ['fault=429; retry-after=0', 'provider_rate_limited', 6],
  ['fault=401', 'provider_auth', 1],
  ['fault=hang', 'stalled', 2],
  ['fault=garbage', 'provider_bad_response', 4],
  ['fault=refuse', 'provider_refused', 1],
  ['fault=empty', 'empty_output', 2],
  ['fault=overlong', 'output_truncated', 1],
])(
  'a provider with %s ends the run as %s after %i attempts',
  async (directives, reason, attempts) => {
    const { outcome, source, sentence, nextAction } = failureReasons[reason];
    const runId = await execute(directives);
    await reaches(runId, { status: outcome, reason, attempt: attempts });
    const why = await get(`/v1/runs/${runId}/why`);
    expect(why).toMatchObject({ state: 'stopped', action: { sentence: nextAction } });
    expect(String(why['sentence']).length).toBeGreaterThan(10);
    const calls = await callsOf(runId);
    expect(calls.map(({ status, reason: why_ }) => ({ status, reason: why_ }))).toEqual(
      Array.from({ length: attempts }, () => ({ status: 'failed', reason })),
    );
    // What a provider did is not held against the agent: it stays as it was, and may begin the next.
    expect(source === 'agent').toBe(['empty_output', 'output_truncated'].includes(reason));
    expect(sentence).toMatch(/\.$/);
    expect(await get(`/v1/agents/${agentId}`)).toMatchObject({ pausedAt: null, archivedAt: null });
  },
);

test.concurrent.each(['cut', '503'])(
  'after %s it is tried again in a while, and says so meanwhile',
  async (fault) => {
    const runId = await execute(`fault=${fault}; times=1`);
    await reaches(runId, { status: 'queued', reason: 'provider_unavailable' });
    expect(await get(`/v1/runs/${runId}/why`)).toMatchObject({
      ...{ state: 'moving', reason: 'trying_again' },
      sentence: expect.stringContaining('tried again'),
    });
    await reaches(runId, { status: 'succeeded', attempt: 2 });
    expect((await callsOf(runId)).map(({ status }) => status)).toEqual(['finished', 'failed']);
  },
);

test.concurrent('wrong arguments of a tool are told to the model, which goes on', async () => {
  const runId = await execute('tool=create_subtask {"title":7}');
  await reaches(runId, { status: 'succeeded', attempt: 1 });
  const steps = (await get(`/v1/runs/${runId}/steps`))['items'] as Body[];
  expect(steps.find(({ kind }) => kind === 'tool-call')).toMatchObject({
    detail: { isError: true },
    text: expect.stringContaining('arguments of create_subtask are wrong'),
  });
});

test.concurrent('usage that is not told is a gap in the ledger, not an invented number', async () => {
  const runId = await execute('usage=none');
  await reaches(runId, { status: 'succeeded' });
  expect(await callsOf(runId)).toMatchObject([{ status: 'finished', inputTokens: null }]);
});

test.concurrent('a run that no gateway may carry out waits, and says what helps', async () => {
  const model = await work.owner('POST', '/v1/models', {
    ...{ provider: 'openai', model: 'gpt-5', displayName: 'Elsewhere', apiKey: 'sk-1234567890' },
  });
  const agent = await work.owner('POST', '/v1/agents', {
    ...{ name: 'Stranger', role: 'Worker', modelId: model.body['id'] },
  });
  const runId = await execute('say=never', String(agent.body['id']));
  await reaches(runId, { status: 'queued', reason: 'gateway_incapable' });
  expect(await get(`/v1/runs/${runId}/why`)).toMatchObject({
    ...{ state: 'waiting', reason: 'gateway_incapable', action: { kind: 'start_gateway' } },
  });
  await work.owner('POST', `/v1/runs/${runId}/cancel`, {});
});
