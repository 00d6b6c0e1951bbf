import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import type { ModelCallReport } from '@helix/contracts/gateway';
import { recordCall } from '@helix/modules/ledger';
import { testDatabase } from '@helix/testing/postgres';
import { startProviderServer, type ProviderServer, type Reply } from '@helix/testing/providers';
import { startApi, type TestApi } from '../../api/src/fixtures/start-api.ts';
import { openWork } from '../../api/src/fixtures/work-board.ts';
import { startCallingAttempt } from '../../gateway/src/fixtures/call-provider.ts';
import { createSeededRandom, type SeededRandom } from './crash-matrix/fixtures/seeded-random.ts';

const callCount = Number(process.env['LEDGER_CALLS'] ?? 10_000);
const seed = Number(process.env['LEDGER_SEED'] ?? Date.now() % 1_000_000);
const lanes = 8;
const batchSize = 100;
/** Dollars for a million tokens, in thousandths. */
const price = { input: 1_337, output: 9_001, read: 133, write: 1_671 };
/** Tells what was written to its cache. */
const withCacheWrites = 'anthropic';

/** What the providers know that they have told. */
type Truth = { calls: number; unpriced: number; tokens: number; microUsd: bigint };

const database = await testDatabase();
let api: TestApi;
let work: Awaited<ReturnType<typeof openWork>>;
const servers: ProviderServer[] = [];

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  work = await openWork(api);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await api.stop();
});

function replyOf(random: SeededRandom): {
  reply: Reply;
  isBrokenOff?: boolean;
  isTold: boolean;
  isFree?: boolean;
} {
  const input = 1 + random.below(50_000);
  const usage = { input, output: 1 + random.below(4_000), cached: 0, cacheWrite: 0, reasoning: 0 };
  const cached = { ...usage, cached: random.below(input), cacheWrite: 0 };
  switch (random.below(12)) {
    case 0:
      return { reply: { fault: { kind: 'status', status: 503, body: {} } }, isTold: false };
    case 1:
      return { reply: { text: ['a', 'b'], usage: null }, isTold: false };
    case 2:
      return { reply: { text: 'a', fault: { kind: 'cut', afterFrames: 2 } }, isTold: false };
    case 3:
      return {
        reply: { text: 'a', fault: { kind: 'hang', afterFrames: 1 } },
        ...{ isBrokenOff: true, isTold: false },
      };
    case 4:
      // It is refused, and told what that took.
      return { reply: { text: 'a', stop: 'content_filter', usage }, isTold: true };
    case 5:
      return {
        reply: { text: 'a', usage: { ...cached, cacheWrite: input - cached.cached } },
        isTold: true,
      };
    case 6:
      return {
        reply: { thinking: 'b', text: 'a', usage: { ...usage, reasoning: 1 } },
        isTold: true,
      };
    case 9:
      // Turned away at the door: nobody is paid, and that is known.
      return {
        reply: { fault: { kind: 'status', status: random.pick([400, 401, 403, 404]), body: {} } },
        ...{ isTold: false, isFree: true },
      };
    case 7:
    case 8:
      return { reply: { text: ['a', 'b', 'c'], usage: cached }, isTold: true };
    default:
      return { reply: { text: 'a', usage }, isTold: true };
  }
}

/** Worked out on its own: whole thousandths of millionths of a dollar, rounded up at the end. */
function costOf({ usage }: Reply, provider: string): bigint {
  const { input = 0, output = 0, cached = 0, cacheWrite = 0 } = usage ?? {};
  const written = provider === withCacheWrites ? cacheWrite : 0;
  const nano =
    (input - cached - written) * price.input +
    cached * price.read +
    written * price.write +
    output * price.output;
  return (BigInt(nano) + 999n) / 1_000n;
}

test(
  `the ledger has what ${callCount} calls of all kinds have cost, to the millionth`,
  { timeout: 900_000 },
  async () => {
    const model = await work.owner('POST', '/v1/models', {
      ...{ provider: 'openai-compatible', model: 'counted', displayName: 'Counted' },
      baseUrl: 'http://127.0.0.1:9/v1',
      price: {
        inputPerMillion: price.input / 1_000,
        outputPerMillion: price.output / 1_000,
        cachedInputPerMillion: price.read / 1_000,
        cacheWritePerMillion: price.write / 1_000,
      },
    });
    const modelId = String(model.body['id']);
    const agent = await work.owner('POST', '/v1/agents', { name: 'Maven', role: 'Worker' });
    const agentId = String(agent.body['id']);
    const board = await work.board();
    const truth: Truth = { calls: 0, unpriced: 0, tokens: 0, microUsd: 0n };
    const { organizationId } = work;

    const carryOutLane = async (lane: number) => {
      const random = createSeededRandom(seed + lane);
      const provider = random.pick<'anthropic' | 'openai' | 'google'>([
        'anthropic',
        'openai',
        'google',
      ]);
      const server = await startProviderServer();
      servers.push(server);
      const task = await board.create();
      const run = await work.owner('POST', `/v1/tasks/${task.id}/execute`, { agentId });
      const runId = String(run.body['id']);
      const about = { id: runId, organizationId, agentId, taskId: task.id, modelId };
      const attempt = startCallingAttempt(server, { key: { runId, attempt: 1 }, provider });
      let waiting: ModelCallReport[] = [];
      const enter = async () => {
        const batch = waiting;
        waiting = [];
        await api.ctx.transaction(async (tx) => {
          for (const report of batch) await recordCall(api.ctx, tx, { run: about, report });
        });
      };
      for (let call = 1; call <= callCount / lanes; call += 1) {
        const { reply, isBrokenOff = false, isTold, isFree = false } = replyOf(random);
        server.script(reply);
        const asked = server.received.length;
        const isToStop = () => isBrokenOff && server.received.length > asked;
        const reports = await attempt.call(call, isToStop);
        truth.calls += 1;
        truth.unpriced += isTold || isFree ? 0 : 1;
        truth.microUsd += isTold ? costOf(reply, provider) : 0n;
        truth.tokens += isTold ? (reply.usage?.input ?? 0) + (reply.usage?.output ?? 0) : 0;
        // Reports come twice, and sometimes the end before the start.
        const order = random.below(10) === 0 ? reports.toReversed() : reports;
        waiting.push(...order, ...(random.below(10) === 0 ? reports : []));
        if (waiting.length >= batchSize) await enter();
      }
      await enter();
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => carryOutLane(lane)));

    const [ledger] = (
      await api.ctx.db.execute<Record<string, string>>(sql`
      select count(*) as calls, count(*) filter (where cost_micro_usd is null) as unpriced,
        coalesce(sum(input_tokens + output_tokens), 0) as tokens,
        coalesce(sum(cost_micro_usd), 0) as cost,
        (select coalesce(sum(cost_micro_usd), 0) from runs) as runs,
        count(*) filter (where status = 'open') as open
      from llm_calls`)
    ).rows;
    const cost = String(truth.microUsd);
    expect({ seed, ...ledger }).toEqual({
      ...{ seed, calls: String(truth.calls), unpriced: String(truth.unpriced) },
      ...{ tokens: String(truth.tokens), cost, runs: cost, open: '0' },
    });
  },
);
