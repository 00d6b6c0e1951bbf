import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '@helix/db';
import type { RunStatus } from '@helix/contracts/runs';
import { testDatabase } from '@helix/testing/postgres';
import { startApi, type TestApi } from './fixtures/start-api.ts';
import { openWork, type WorkBoard } from './fixtures/work-board.ts';

const database = await testDatabase();
let api: TestApi;
let work: Awaited<ReturnType<typeof openWork>>;
let board: WorkBoard;
let modelId: string;
const agentIds: string[] = [];

const at = (day: number, second = 0) => new Date(Date.UTC(2026, 2, day, 12, 0, second));

beforeAll(async () => {
  api = await startApi({ databaseUrl: database.url });
  work = await openWork(api);
  board = await work.board();
  const model = { provider: 'simulated', model: 'fast', displayName: 'Sim' };
  modelId = String((await work.owner('POST', '/v1/models', model)).body['id']);
  for (const name of ['Maven', 'Scribe', 'Critic']) {
    const agent = await work.owner('POST', '/v1/agents', { name, role: 'Worker' });
    agentIds.push(String(agent.body['id']));
  }
  await endRun({ agent: 0, day: 1, status: 'succeeded', queued: 2, ran: 10, cost: 50 });
  await endRun({
    agent: 0,
    day: 1,
    status: 'failed',
    queued: 4,
    ran: 30,
    cost: 20,
    reason: 'stalled',
  });
  await endRun({ agent: 1, day: 2, status: 'succeeded', queued: 6, ran: 20, cost: 40 });
  await endRun({ agent: 2, day: 2, status: 'cancelled', reason: 'cancelled_by_user', cost: 1 });
});
afterAll(() => api.stop());

/** A run that ended, with its one call. */
async function endRun(about: {
  agent: number;
  day?: number;
  /** In place of the day. */
  end?: Date;
  status: RunStatus;
  reason?: string;
  queued?: number;
  ran?: number;
  cost: number;
}): Promise<void> {
  const { agent, day = 1, end, status, reason = null, queued, ran = 0, cost } = about;
  const { organizationId } = work;
  const task = await board.create();
  const id = api.ctx.newId('run');
  const agentId = agentIds[agent] ?? '';
  const shared = { organizationId, agentId, modelId, taskId: task.id };
  const endedAt = end ?? at(day, (queued ?? 0) + ran);
  const hasBegun = queued !== undefined || end !== undefined;
  await api.ctx.db.insert(schema.runs).values({
    ...{ ...shared, id, status, reason, trigger: { kind: 'task' }, createdAt: end ?? at(day) },
    requestedBy: { kind: 'service', id: 'test', name: 'Test' },
    ...{ startedAt: hasBegun ? new Date(endedAt.getTime() - ran * 1_000) : null, endedAt },
  });
  await api.ctx.db.insert(schema.llmCalls).values({
    ...{ ...shared, id: api.ctx.newId('call'), runId: id, attempt: 1, call: 1 },
    ...{ provider: 'anthropic', model: 'claude', isSimulated: false },
    ...{ status: status === 'failed' ? 'failed' : 'finished', reason },
    ...(hasBegun && { totalMs: ran * 1_000, firstTokenMs: ran * 100 }),
    ...{ inputTokens: 100, outputTokens: 10, costMicroUsd: cost * 1_000_000 },
    startedAt: end ?? at(day),
  });
}

type Row = Record<string, unknown>;
const get = async (path: string) => (await work.owner('GET', path)).body;
const items = async (path: string) => (await get(path))['items'] as Row[];

test('a day is split by agent; those who cost least are together', async () => {
  const body = await get('/v1/usage/daily?splitBy=agent&groups=2');
  expect(body['groups']).toEqual([
    { key: agentIds[0], name: 'Maven' },
    { key: agentIds[1], name: 'Scribe' },
    { key: 'other', name: null },
  ]);
  const rows = body['items'] as Row[];
  expect(rows.map(({ day, key, costUsd }) => ({ day, key, costUsd }))).toEqual(
    expect.arrayContaining([
      { day: '2026-03-01', key: agentIds[0], costUsd: 70 },
      { day: '2026-03-02', key: agentIds[1], costUsd: 40 },
      { day: '2026-03-02', key: 'other', costUsd: 1 },
    ]),
  );
  expect(rows).toHaveLength(3);
});

test.each(['model', 'board', 'task', 'none'])(
  'the days of usage by %s add up to the whole',
  async (by) => {
    const rows = await items(`/v1/usage/daily?splitBy=${by}&groups=3`);
    expect(rows.reduce((sum, row) => sum + Number(row['costUsd']), 0)).toBe(111);
  },
);

test('usage of one agent, in one stretch of time', async () => {
  const [from, to] = [at(2).toISOString(), at(3).toISOString()];
  expect(await items(`/v1/usage/daily?from=${from}&to=${to}`)).toMatchObject([
    { day: '2026-03-02', key: 'all', calls: 2 },
  ]);
  const usage = await get(`/v1/usage?groupBy=model&agentId=${agentIds[0]}`);
  expect(usage['total']).toMatchObject({ calls: 2, costUsd: 70 });
});

test('calls of a day, and those whose price nobody knows', async () => {
  expect(await items('/v1/llm-calls?day=2026-03-01')).toHaveLength(2);
  expect(await items('/v1/llm-calls?day=2026-03-03')).toEqual([]);
  expect(await items('/v1/llm-calls?unpriced=true')).toEqual([]);
  expect(await items('/v1/llm-calls?unpriced=false&day=2026-03-02')).toHaveLength(2);
});

test('calls that cost as much and took as long', async () => {
  expect(await items('/v1/llm-calls?minCostUsd=40')).toHaveLength(2);
  expect(await items('/v1/llm-calls?minTotalMs=20000')).toHaveLength(2);
  expect(await items('/v1/llm-calls?minTotalMs=20000&minCostUsd=40')).toMatchObject([
    { costUsd: 40, totalMs: 20_000 },
  ]);
});

test('how many calls failed and why, and how long answers took', async () => {
  const stats = await get('/v1/llm-calls/stats');
  expect(stats['items']).toMatchObject([
    { key: '2026-03-01', answered: 1, failed: 1, totalMs: { p50: 10_000, p95: 10_000 } },
    { key: '2026-03-02', answered: 2, failed: 0, firstTokenMs: { p50: 2_000 } },
  ]);
  expect(stats['total']).toMatchObject({ answered: 3, totalMs: { p50: 15_000, p95: 19_500 } });
  expect(stats['reasons']).toEqual([{ reason: 'stalled', calls: 1 }]);
  const [first] = await items('/v1/llm-calls/stats?groupBy=agent');
  expect(first).toMatchObject({ key: agentIds[0], name: 'Maven', answered: 1, failed: 1 });
  const nothing = await get(`/v1/llm-calls/stats?to=${at(1).toISOString()}`);
  expect(nothing).toMatchObject({ items: [], total: { answered: 0, totalMs: null }, reasons: [] });
});

test('runs by day: how they ended, how long they waited and took', async () => {
  const body = await get('/v1/runs/stats');
  expect(body['items']).toMatchObject([
    {
      key: '2026-03-01',
      ...{ succeeded: 1, failed: 1, cancelled: 0 },
      queuedMs: { p50: 3_000 },
      ranMs: { p50: 20_000, p95: 29_000 },
    },
    { key: '2026-03-02', succeeded: 1, failed: 0, cancelled: 1, ranMs: { p50: 20_000 } },
  ]);
  expect(body['total']).toMatchObject({ succeeded: 2, failed: 1, cancelled: 1, timedOut: 0 });
  expect(body['reasons']).toEqual([
    { reason: 'cancelled_by_user', runs: 1 },
    { reason: 'stalled', runs: 1 },
  ]);
});

test('runs by agent and by board; nothing began, so nothing took time', async () => {
  const agents = await items('/v1/runs/stats?groupBy=agent');
  expect(agents.map(({ name }) => name).toSorted()).toEqual(['Critic', 'Maven', 'Scribe']);
  expect(await items(`/v1/runs/stats?groupBy=board&agentId=${agentIds[2]}`)).toMatchObject([
    { key: board.boardId, cancelled: 1, queuedMs: null, ranMs: null },
  ]);
  expect(await items('/v1/runs/stats?to=2026-01-01T00:00:00Z')).toEqual([]);
});

test('a day on which the clocks are changed has all its hours and none of its neighbours', async () => {
  const timeZone = 'Europe/Berlin';
  await work.owner('PATCH', '/v1/organization', { settings: { timeZone } });
  const spent: Record<string, number> = {};
  // 23 hours on 2025-03-30, 25 on 2025-10-26; each is met at its first and last moment and just outside.
  const moments = [
    ...['2025-03-29T22:59:59Z', '2025-03-29T23:00:00Z', '2025-03-30T21:59:59Z'],
    ...['2025-03-30T22:00:00Z', '2025-10-25T21:59:59Z', '2025-10-25T22:00:00Z'],
    ...['2025-10-26T22:59:59Z', '2025-10-26T23:00:00Z'],
  ];
  for (const moment of moments) {
    const end = new Date(moment);
    await endRun({ agent: 0, end, status: 'succeeded', cost: 1 });
    const day = new Intl.DateTimeFormat('sv', { timeZone }).format(end);
    spent[day] = (spent[day] ?? 0) + 1;
  }
  const span = 'from=2025-03-01T00:00:00Z&to=2025-11-01T00:00:00Z';
  const rows = await items(`/v1/usage/daily?${span}`);
  expect(Object.fromEntries(rows.map(({ day, costUsd }) => [day, costUsd]))).toEqual(spent);
  expect(spent).toMatchObject({ '2025-03-30': 2, '2025-10-26': 2 });
  for (const day of ['2025-03-30', '2025-10-26']) {
    expect(await items(`/v1/llm-calls?day=${day}`)).toHaveLength(2);
  }
});

test('the last days are those of the organization, today among them', async () => {
  const timeZone = 'Pacific/Kiritimati';
  await work.owner('PATCH', '/v1/organization', { settings: { timeZone } });
  const before = new Intl.DateTimeFormat('sv', { timeZone }).format(api.ctx.now());
  await endRun({ agent: 0, end: api.ctx.now(), status: 'succeeded', cost: 3 });
  const { today, items: days } = await get('/v1/usage/daily?days=2');
  expect([before, new Intl.DateTimeFormat('sv', { timeZone }).format(api.ctx.now())]).toContain(
    today,
  );
  expect(days).toMatchObject([{ costUsd: 3 }]);
  expect((await get('/v1/usage?days=2'))['total']).toMatchObject({ calls: 1 });
  expect((await get('/v1/runs/stats?days=2'))['total']).toMatchObject({ succeeded: 1 });
});

test('who does not see the board sees nothing of it', async () => {
  const other = await work.board();
  const { call: guest } = await work.person('Eve', { [other.boardId]: 'view' });
  expect((await guest('GET', '/v1/usage/daily')).body['items']).toEqual([]);
  expect((await guest('GET', '/v1/runs/stats')).body).toMatchObject({ items: [], reasons: [] });
});

test('an agent is summed up by how its runs have ended, and what others did is not held against it', async () => {
  const hired = await work.owner('POST', '/v1/agents', { name: 'Fresh', role: 'Worker' });
  const agentId = String(hired.body['id']);
  const agent = agentIds.push(agentId) - 1;
  const ran = { agent, end: api.ctx.now(), cost: 0 };
  await endRun({ ...ran, status: 'succeeded', ran: 2 });
  await endRun({ ...ran, status: 'timed_out', reason: 'deadline' });
  await endRun({ ...ran, status: 'cancelled', reason: 'cancelled_by_user' });
  const failed = ['empty_output', 'provider_unavailable', 'gateway_lost', 'provider_auth'];
  for (const reason of failed) await endRun({ ...ran, status: 'failed', reason });
  const performances = await items('/v1/agent-performance?days=7');
  expect(performances.filter((row) => row['agentId'] === agentId)).toEqual([
    { agentId, succeeded: 1, unsuccessful: 2, hindered: 3, medianMs: 2_000 },
  ]);
});
