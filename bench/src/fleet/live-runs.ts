import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@helix/client';
import { listGateways } from '@helix/contracts/gateways';
import { isEnded, getRun, listRuns, type ListedRun } from '@helix/contracts/runs';
import type { BenchOptions } from '../bench.ts';
import { percentile, type Figure } from '../figure.ts';
import { residentMegabytes } from '../foundation/process-usage.ts';
import { heldMark, promptMark, type HeldProvider } from './held-provider.ts';
import { furnish, openOrganizations, runsOfAnAgent, type Organization } from './organization.ts';

export type Fleet = {
  readonly url: string;
  readonly client: Client;
  readonly provider: HeldProvider;
  readonly runs: number;
  readonly enginePid: number;
  readonly gatewayPids: readonly number[];
};

const organizationCount = 6;
/** What one organization may have at work; the first asks for more, and everybody else after it. */
const organizationLimit = 200;
const tooMany = 50;
const askedAtOnce = 20;
const patienceMs = 180_000;

/** So many runs at the same moment, what others still get from the product, and that each was done once. */
export async function measureLiveRuns(fleet: Fleet, { quick }: BenchOptions): Promise<Figure[]> {
  const { client, provider, runs, enginePid, gatewayPids } = fleet;
  const clients = await openOrganizations(fleet, organizationCount);
  const organizations = await Promise.all(clients.map((each) => furnish(each, provider.url)));
  const shares = sharesOf(runs, quick);
  const waiting = shares.reduce((sum, share) => sum + share) - runs;
  let first = 0;
  for (const [index, share] of shares.entries()) {
    const organization = organizations[index];
    if (organization) await askForRuns(organization, { first, share });
    first += share;
  }
  await until(() => provider.openCalls() >= runs);
  const fullest = await shareOfFullest(client, runs);

  const samples = quick ? 10 : 100;
  const latencies = await measureOneMore(organizations.slice(1), { provider, samples });
  const memory = new Map<string, number>();
  memory.set('the engine', residentMegabytes(enginePid));
  memory.set('the fullest gateway', Math.max(...gatewayPids.map(residentMegabytes)));
  const missing = runs - provider.openCalls();

  provider.release();
  await until(async () => (await runsOf(clients, 'live')).length === 0);
  const ended = await runsOf(clients, 'ended');
  const asked = runs + waiting;
  const what = `${runs} live runs of ${organizationCount} organizations over ${gatewayPids.length} gateways`;
  const exactly = (name: string, value: number): Figure => ({
    ...{ name: `${what}: ${name}`, value, limit: 0, unit: '', exact: true },
  });
  const called = (share: number) => percentile(latencies, share);
  return [
    exactly(
      `not live when all should be, with ${waiting} beyond a limit waiting`,
      Math.abs(missing),
    ),
    { name: `${what}: share of the fullest`, value: fullest, limit: 1.5, unit: 'x', exact: true },
    exactly('runs that are missing', asked + samples - ended.length),
    exactly(
      'runs that did not succeed',
      count(ended, ({ status }) => status !== 'succeeded'),
    ),
    exactly(
      'runs that were begun twice',
      count(ended, ({ attempt }) => attempt !== 1),
    ),
    exactly('runs whose provider was not called once', miscalled(provider, asked, samples)),
    { name: `${what}: one more, asked for → provider called, p50`, value: called(0.5), ...ms(20) },
    { name: `${what}: one more, asked for → provider called, p99`, value: called(0.99), ...ms(80) },
    ...[...memory].map(([of, value]) => ({
      ...{ name: `${what}: memory of ${of}`, value, limit: 200, unit: 'MB' },
    })),
  ];
}

/** How many runs each organization asks for. At full size the first wants more than it may have at once. */
function sharesOf(runs: number, quick: boolean): number[] {
  const others = organizationCount - 1;
  const live = quick ? Math.floor(runs / organizationCount) : organizationLimit;
  const rest = runs - live;
  return [
    quick ? live : live + tooMany,
    ...Array.from({ length: others }, (_, n) => Math.floor((rest + n) / others)),
  ];
}

async function askForRuns(
  organization: Organization,
  { first, share }: { first: number; share: number },
): Promise<void> {
  const agentIds: string[] = [];
  for (let n = 0; n < Math.ceil(share / runsOfAnAgent); n += 1) {
    agentIds.push(await organization.newAgent(`Worker ${n}`));
  }
  await inTurns(share, (n) =>
    organization.start(heldMark(first + n), agentIds[n % agentIds.length] ?? ''),
  );
}

/** In each organization in turn, while all the others are at work. */
async function measureOneMore(
  organizations: readonly Organization[],
  { provider, samples }: { provider: HeldProvider; samples: number },
): Promise<number[]> {
  const prompt = await Promise.all(
    organizations.map(async (organization) => ({
      organization,
      agentId: await organization.newAgent('Prompt'),
    })),
  );
  const latencies: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const asking = prompt[n % prompt.length];
    if (!asking) break;
    const { organization, agentId } = asking;
    const { id: runId, createdAt } = await organization.start(promptMark(n), agentId);
    const isOver = async () =>
      isEnded((await organization.client.call(getRun, { params: { runId } })).status);
    await until(isOver);
    latencies.push((provider.calls.get(promptMark(n))?.[0] ?? Number.NaN) - Date.parse(createdAt));
  }
  return latencies;
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

async function runsOf(clients: readonly Client[], status: 'live' | 'ended'): Promise<ListedRun[]> {
  const found = await Promise.all(clients.map((client) => listEveryRun(client, status)));
  return found.flat();
}

async function listEveryRun(client: Client, status: 'live' | 'ended'): Promise<ListedRun[]> {
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
