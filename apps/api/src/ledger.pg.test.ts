import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { eq } from 'drizzle-orm';
import type { ModelCallReport, RunStart } from '@helix/contracts/gateway';
import type { Usage } from '@helix/contracts/runs';
import { schema } from '@helix/db';
import type { RunHandlers } from '@helix/modules/runs';
import { testDatabase } from '@helix/testing/postgres';
import { openRunWork } from './fixtures/run-work.ts';

const database = await testDatabase();
const eventually = { timeout: 30_000, interval: 15 };
let agentId: string;
/** What the gateway of the next attempt does. */
let script: (start: RunStart, handlers: RunHandlers, signal: AbortSignal) => Promise<string>;

const { api, work, board, stop } = await openRunWork(database.url, (start, signal, handlers) =>
  script(start, handlers, signal),
);

beforeAll(async () => {
  await work.owner('POST', '/v1/models', {
    provider: 'simulated',
    model: 'fast',
    displayName: 'Priced',
  });
  const agent = await work.owner('POST', '/v1/agents', { name: 'Maven', role: 'Worker' });
  agentId = String(agent.body['id']);
});
afterAll(() => stop());

const report = (
  { runId, attempt }: RunStart,
  seq: number,
  about: Partial<ModelCallReport> = {},
): ModelCallReport => ({
  ...{ runId, attempt, seq, kind: 'model-call', state: 'started', call: 1 },
  ...{ provider: 'anthropic', model: 'claude-sonnet-4-5', startedAt: new Date().toISOString() },
  ...about,
});
const usage = (inputTokens: number, outputTokens: number, cachedInputTokens = 0): Usage => ({
  inputTokens,
  outputTokens,
  cachedInputTokens,
  reasoningTokens: 0,
});
async function runOnce(): Promise<string> {
  const task = await board.create();
  const run = await work.owner('POST', `/v1/tasks/${task.id}/execute`, { agentId });
  return String(run.body['id']);
}
const reaches = (runId: string, now: object) =>
  vi.waitFor(
    async () => expect((await work.owner('GET', `/v1/runs/${runId}`)).body).toMatchObject(now),
    eventually,
  );
const callsOf = async (runId: string) =>
  (await work.owner('GET', `/v1/llm-calls?runId=${runId}`)).body['items'] as Record<
    string,
    unknown
  >[];

const stepsOf = async (runId: string) =>
  (await work.owner('GET', `/v1/runs/${runId}/steps`)).body['items'] as object[];

describe('every call of a provider is in the ledger once', () => {
  test('a finished one with its tokens, its cost and its texts, however often it is told', async () => {
    script = async (start, { onStep }) => {
      const prompt = [{ role: 'user' as const, content: 'Do it' }];
      const end = {
        text: 'Done',
        usage: usage(1_000, 100, 900),
        endedAt: new Date().toISOString(),
      };
      await onStep(report(start, 1, { prompt }));
      await onStep(report(start, 2, { state: 'finished', ...end }));
      await onStep(report(start, 2, { state: 'finished', ...end, usage: usage(9, 9) }));
      return 'Done';
    };
    const runId = await runOnce();
    const cost = (100 * 3 + 900 * 0.3 + 100 * 15) / 1_000_000;
    await reaches(runId, { status: 'succeeded', costUsd: cost });
    const [call, ...others] = await callsOf(runId);
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      status: 'finished',
      inputTokens: 1_000,
      cachedInputTokens: 900,
      outputTokens: 100,
      costUsd: cost,
      unpriced: false,
      agentId,
    });
    const whole = await work.owner('GET', `/v1/llm-calls/${String(call?.['id'])}`);
    expect(whole.body).toMatchObject({
      prompt: [{ role: 'user', content: 'Do it' }],
      answer: 'Done',
    });
  });

  test('one that failed, one whose usage was not told, and one that nobody ended', async () => {
    script = async (start, { onStep }) => {
      const endedAt = new Date().toISOString();
      if (start.attempt === 1) {
        await onStep(report(start, 1));
        await onStep(
          report(start, 2, { state: 'failed', reason: 'stalled', usage: usage(10, 1), endedAt }),
        );
        await onStep(report(start, 3, { call: 2 }));
        await onStep(report(start, 4, { call: 2, state: 'finished', usage: null, endedAt }));
        await onStep(report(start, 5, { call: 3 }));
        throw Object.assign(new Error('gateway went away'), { retryable: true });
      }
      return 'Done';
    };
    const runId = await runOnce();
    await reaches(runId, { status: 'succeeded', attempt: 2 });
    const calls = (await callsOf(runId)).toReversed();
    expect(calls).toMatchObject([
      { call: 1, status: 'failed', reason: 'stalled', unpriced: false },
      { call: 2, status: 'finished', inputTokens: null, costUsd: null, unpriced: true },
      { call: 3, status: 'unknown', unpriced: true, reason: 'gateway_lost' },
    ]);
    expect((await stepsOf(runId)).at(-1)).toMatchObject({
      ...{ state: 'failed', attempt: 1 },
      detail: { call: 3, reason: 'gateway_lost' },
    });
  });

  test('one that was turned away, which is free and not without a price', async () => {
    script = async (start, { onStep }) => {
      await onStep(report(start, 1));
      const endedAt = new Date().toISOString();
      const refused = { reason: 'provider_auth', isUnbilled: true, usage: null } as const;
      await onStep(report(start, 2, { state: 'failed', endedAt, ...refused }));
      return 'Done';
    };
    const runId = await runOnce();
    await reaches(runId, { status: 'succeeded', costUsd: 0 });
    const free = { costUsd: 0, unpriced: false, priceVersion: 'unbilled', inputTokens: null };
    expect(await callsOf(runId)).toMatchObject([{ status: 'failed', ...free }]);
    expect(await callsOf(`${runId}&unpriced=true`)).toEqual([]);
  });

  test('one that was cut short because a person stopped the run, whose steps say so at once', async () => {
    const begun = Promise.withResolvers<void>();
    const looked = Promise.withResolvers<void>();
    script = async (start, { onStep, onDelta }) => {
      await onStep(report(start, 1));
      onDelta({ attempt: start.attempt, seq: 2, kind: 'text', text: 'Half an ' });
      begun.resolve();
      await looked.promise;
      const endedAt = new Date().toISOString();
      await onStep(
        report(start, 4, {
          ...{ state: 'failed', reason: 'cancelled_by_user', endedAt },
          ...{ text: 'Half an answer', usage: usage(500, 20) },
        }),
      );
      return 'too late';
    };
    const runId = await runOnce();
    await begun.promise;
    await vi.waitFor(
      async () =>
        expect(await api.ctx.ephemeral.read(`run:${runId}:deltas`, { limit: 2 })).toHaveLength(1),
      eventually,
    );
    await work.owner('POST', `/v1/runs/${runId}/cancel`, {});
    const reason = 'cancelled_by_user';
    expect(await callsOf(runId)).toMatchObject([{ status: 'unknown', reason }]);
    expect(await stepsOf(runId)).toMatchObject([
      { state: 'started', seq: 1 },
      { state: 'failed', seq: 3, text: 'Half an ', detail: { reason, message: 'Ada stopped it' } },
    ]);
    looked.resolve();
    await vi.waitFor(
      async () =>
        expect(await callsOf(runId)).toMatchObject([{ status: 'failed', inputTokens: 500 }]),
      eventually,
    );
    await reaches(runId, { status: 'cancelled', costUsd: (500 * 3 + 20 * 15) / 1_000_000 });
    expect(await stepsOf(runId)).toMatchObject([
      { state: 'started', seq: 1 },
      { state: 'failed', seq: 3, text: 'Half an answer', usage: { inputTokens: 500 } },
    ]);
  });
});

test('usage adds up to the ledger, whatever it is grouped by, and knows what it cannot know', async () => {
  const rows = await api.ctx.db.select().from(schema.llmCalls);
  const truth = rows.reduce((sum, { costMicroUsd }) => sum + (costMicroUsd ?? 0), 0) / 1_000_000;
  for (const groupBy of ['agent', 'task', 'board', 'model', 'day']) {
    const { body } = await work.owner('GET', `/v1/usage?groupBy=${groupBy}`);
    const items = body['items'] as { costUsd: number; calls: number; unpricedCalls: number }[];
    const sum = (field: 'costUsd' | 'calls' | 'unpricedCalls') =>
      items.reduce((total, item) => total + item[field], 0);
    expect(sum('calls')).toBe(rows.length);
    expect(Math.round(sum('costUsd') * 1e6)).toBe(Math.round(truth * 1e6));
    expect(sum('unpricedCalls')).toBe(2);
    expect(body['total']).toMatchObject({ calls: rows.length, unpricedCalls: 2 });
  }
});

test("a model's own price is used from the next call on", async () => {
  await api.ctx.db
    .update(schema.models)
    .set({ price: { inputPerMillion: 100, outputPerMillion: 0 } })
    .where(eq(schema.models.displayName, 'Priced'));
  script = async (start, { onStep }) => {
    const endedAt = new Date().toISOString();
    await onStep(report(start, 1));
    await onStep(report(start, 2, { state: 'finished', usage: usage(10, 10), endedAt }));
    return 'Done';
  };
  const runId = await runOnce();
  await reaches(runId, { status: 'succeeded', costUsd: 0.001 });
});

test('calls are seen by those who see their task', async () => {
  const { call: stranger } = await work.person('Eve');
  expect((await stranger('GET', '/v1/llm-calls')).body['items']).toEqual([]);
  const [row] = await api.ctx.db.select().from(schema.llmCalls).limit(1);
  expect(await stranger('GET', `/v1/llm-calls/${row?.id}`)).toMatchObject({ status: 404 });
  expect((await stranger('GET', '/v1/usage')).body['total']).toMatchObject({ calls: 0 });
});
