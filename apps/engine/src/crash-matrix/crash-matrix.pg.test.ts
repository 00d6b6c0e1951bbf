import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { watchAdmission } from './fixtures/admission-watch.ts';
import { startCountingProvider, type CountingProvider } from './fixtures/counting-provider.ts';
import { modelLimit, seedCrashOrganization } from './fixtures/crash-organization.ts';
import { startCrashWorld, victims, type CrashWorld } from './fixtures/crash-world.ts';
import { readFacts } from './fixtures/facts.ts';
import { proveRuns, untilRunsEnded } from './fixtures/proof.ts';
import { createSeededRandom } from './fixtures/seeded-random.ts';

/** A longer matrix: CRASH_RUNS=600 CRASH_KILLS=60. What failed is repeated with its CRASH_SEED. */
const runCount = Number(process.env['CRASH_RUNS'] ?? 300);
const killCount = Number(process.env['CRASH_KILLS'] ?? 12);
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const limitMs = 300_000 + killCount * 20_000 + runCount * 500;
const longestPauseMs = 900;

let provider: CountingProvider;
let world: CrashWorld;

beforeAll(async () => {
  provider = await startCountingProvider((mark) => ({
    usesTool: mark % 3 === 0,
    refusesFirst: mark % 25 === 7,
    frames: 4 + (mark % 9),
    frameMs: 20 + (mark % 4) * 15,
  }));
  world = await startCrashWorld();
});
afterAll(async () => {
  await world.stop();
  await provider.close();
});

test(
  'whatever is killed at whatever moment, every run ends once and nothing of it is missing or there twice',
  { timeout: limitMs },
  async () => {
    onTestFailed(() => {
      process.stderr.write(`Repeat with CRASH_SEED=${seed}\n`);
    });
    const random = createSeededRandom(seed);
    const { apiUrl, setupToken } = world;
    const organization = await seedCrashOrganization(apiUrl, {
      ...{ setupToken, providerUrl: provider.baseUrl, taskCount: runCount },
    });
    const facts = readFacts(world.databaseUrl);
    const admission = watchAdmission(facts, modelLimit);
    const started: Promise<unknown>[] = [];
    const startSome = (upTo: number) => {
      while (started.length < Math.min(upTo, runCount)) {
        const taskId = organization.taskIds[started.length];
        const agentId = random.pick(organization.agentIds);
        started.push(organization.call('POST', `/v1/tasks/${taskId}/execute`, { agentId }));
      }
    };
    for (let kill = 1; kill <= killCount; kill += 1) {
      startSome(Math.ceil((runCount * kill) / killCount));
      await delay(random.below(longestPauseMs));
      const first = random.pick(victims);
      const also = random.below(4) === 0 ? random.pick(victims) : first;
      await Promise.all([...new Set([first, also])].map((victim) => world.crash(victim)));
      if (random.below(3) > 0) await world.untilReady();
    }
    await Promise.all(started);
    await untilRunsEnded(facts);
    await world.untilReady();
    await expect.poll(() => world.keptAttempts(), { timeout: 180_000 }).toEqual([]);
    expect(await admission.stop()).toEqual([]);
    await proveRuns(facts, provider, runCount);
  },
);
