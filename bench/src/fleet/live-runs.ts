import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@helix/client';
import { createAgent } from '@helix/contracts/agents';
import { listGateways } from '@helix/contracts/gateways';
import { createModel } from '@helix/contracts/models';
import { isEnded, getRun, listRuns, type ListedRun } from '@helix/contracts/runs';
import { createBoard, createDepartment } from '@helix/contracts/structure';
import { createTask, executeTask } from '@helix/contracts/tasks';
import type { BenchOptions } from '../bench.ts';
import { percentile, type Figure } from '../figure.ts';
import { residentMegabytes } from '../foundation/process-usage.ts';
import type { Fleet } from './fleet.ts';
import { heldMark, promptMark, type HeldProvider } from './held-provider.ts';

const runsOfAnAgent = 50;
const askedAtOnce = 20;
const patienceMs = 180_000;

/** So many runs at the same moment, what others still get from the product, and that each was done once. */
export async function measureLiveRuns(
  { client, provider, runs, enginePid, gatewayPids }: Fleet,
  { quick }: BenchOptions,
): Promise<Figure[]> {
  const { boardId, newAgent } = await furnish(client, provider.url);
  const agentIds: string[] = [];
  for (let n = 0; n < Math.ceil(runs / runsOfAnAgent); n += 1) {
    agentIds.push(await newAgent(`Worker ${n}`));
  }
  const start = (title: string, agentId: string) => startRun(client, { boardId, title, agentId });
  await inTurns(runs, (n) => start(heldMark(n), agentIds[n % agentIds.length] ?? ''));
  await until(() => provider.openCalls() >= runs);
  const fullest = await shareOfFullest(client, runs);

  const prompt = await newAgent('Prompt');
  const latencies: number[] = [];
  const memory = new Map<string, number>();
  const samples = quick ? 10 : 100;
  for (let n = 0; n < samples; n += 1) {
    const { id, createdAt } = await start(promptMark(n), prompt);
    await until(async () => isEnded((await client.call(getRun, { params: { runId: id } })).status));
    latencies.push((provider.calls.get(promptMark(n))?.[0] ?? Number.NaN) - Date.parse(createdAt));
  }
  memory.set('the engine', residentMegabytes(enginePid));
  memory.set('the fullest gateway', Math.max(...gatewayPids.map(residentMegabytes)));
  const missing = runs - provider.openCalls();

  provider.release();
  await until(async () => (await runsOf(client, 'live')).length === 0);
  const ended = await runsOf(client, 'ended');
  const what = `${runs} live runs over ${gatewayPids.length} gateways`;
  const exactly = (name: string, value: number): Figure => ({
    ...{ name: `${what}: ${name}`, value, limit: 0, unit: '', exact: true },
  });
  const called = (share: number) => percentile(latencies, share);
  return [
    exactly('not live when all should be', missing),
    { name: `${what}: share of the fullest`, value: fullest, limit: 1.5, unit: 'x', exact: true },
    exactly('runs that are missing', runs + samples - ended.length),
    exactly(
      'runs that did not succeed',
      count(ended, ({ status }) => status !== 'succeeded'),
    ),
    exactly(
      'runs that were begun twice',
      count(ended, ({ attempt }) => attempt !== 1),
    ),
    exactly('runs whose provider was not called once', miscalled(provider, runs, samples)),
    { name: `${what}: one more, asked for → provider called, p50`, value: called(0.5), ...ms(20) },
    { name: `${what}: one more, asked for → provider called, p99`, value: called(0.99), ...ms(80) },
    ...[...memory].map(([of, value]) => ({
      ...{ name: `${what}: memory of ${of}`, value, limit: 200, unit: 'MB' },
    })),
  ];
}

const ms = (limit: number) => ({ limit, unit: 'ms' });
const count = <Item>(items: readonly Item[], is: (item: Item) => boolean) =>
  items.filter((item) => is(item)).length;

function miscalled({ calls }: HeldProvider, held: number, prompt: number): number {
  const marks = [
    ...Array.from({ length: held }, (_, n) => heldMark(n)),
    ...Array.from({ length: prompt }, (_, n) => promptMark(n)),
  ];
  const strangers = [...calls.keys()].filter((mark) => !marks.includes(mark));
  return strangers.length + count(marks, (mark) => calls.get(mark)?.length !== 1);
}

async function furnish(client: Client, baseUrl: string) {
  const model = await client.call(createModel, {
    body: {
      ...{ provider: 'openai-compatible', model: 'held', displayName: 'Held', baseUrl },
      apiKey: 'key-of-the-bench',
    },
  });
  const department = await client.call(createDepartment, { body: { name: 'Bench' } });
  const board = await client.call(createBoard, {
    body: { name: 'Bench', departmentId: department.id },
  });
  const newAgent = async (name: string) => {
    const body = { name, role: 'Worker', modelId: model.id, maxConcurrentRuns: runsOfAnAgent };
    return (await client.call(createAgent, { body })).id;
  };
  return { boardId: board.id, newAgent };
}

async function startRun(client: Client, body: { boardId: string; title: string; agentId: string }) {
  const { id: taskId } = await client.call(createTask, { body });
  return client.call(executeTask, { params: { taskId }, body: {} });
}

async function inTurns(times: number, act: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const askers = Array.from({ length: askedAtOnce }, async () => {
    while (next < times) {
      next += 1;
      await act(next - 1);
    }
  });
  await Promise.all(askers);
}

/** What the fullest gateway has against an equal share, once together they say that they have all. */
async function shareOfFullest(client: Client, runs: number): Promise<number> {
  let share = Number.NaN;
  await until(async () => {
    const { items } = await client.call(listGateways, {});
    const used = items.map(({ slots }) => slots?.used ?? 0);
    const hasAll = used.reduce((a, b) => a + b, 0) === runs;
    if (hasAll) share = Math.max(...used) / (runs / items.length);
    return hasAll;
  });
  return share;
}

async function runsOf(client: Client, status: 'live' | 'ended'): Promise<ListedRun[]> {
  const found: ListedRun[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: ListedRun[]; nextCursor: string | null } = await client.call(listRuns, {
      query: { status, limit: 200, ...(cursor !== null && { cursor }) },
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

/** Gives up quietly: what did not come to pass shows in the figures. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const patience = performance.now() + patienceMs;
  while (performance.now() < patience) {
    if (await isSo()) return;
    await delay(20);
  }
}
