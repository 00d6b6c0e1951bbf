import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import { migrateDurable } from '../../durable-engine/index.ts';
import { enqueueJob, findJob, type EnqueueRequest, type Job, type JobState } from '../index.ts';

/** As in production, only faster: a take-over takes two seconds instead of four. */
const quickTimings = {
  beatMs: 200,
  renewLimitMs: 1_200,
  leaseMs: 1_800,
  pollMs: 300,
  orphanSweepMs: 700,
  nameWaitMs: 700,
  scheduleGraceMs: 1_000,
  poisonLimit: 2,
};
const deadlineMs = 25_000;

export type EngineProcess = {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Resolves with the exit code or the signal. */
  readonly exited: Promise<number | string>;
  kill(signal: NodeJS.Signals): void;
};

export type EngineSettings = {
  slots?: number;
  timings?: Record<string, number>;
  schedules?: { name: string; cron: string; backfill: 'all' | 'last' | 'none' }[];
};

export type Harness = Awaited<ReturnType<typeof createHarness>>;

/** One database and the engines on it. */
export async function createHarness(databaseUrl: string) {
  await migrateDurable(databaseUrl);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 5 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  await pool.query(`
    create schema if not exists probe;
    create table probe.mark (id serial primary key, job_id text, label text, executor text, at timestamptz);
    create table probe.gate (name text primary key);
    create table probe.result (job_id text primary key, executor text);`);
  const directory = await mkdtemp(join(tmpdir(), 'helix-engines-'));
  const running = new Set<EngineProcess>();

  async function startEngine(
    executorId: string,
    settings: EngineSettings = {},
  ): Promise<EngineProcess> {
    const { child, engine, answer } = spawnEngine(executorId, settings);
    const message = await answer;
    if (message.type !== 'ready')
      throw new Error(`${executorId}: ${message.message} ${await readLog(executorId)}`);
    return { ...engine, child };
  }

  function spawnEngine(executorId: string, settings: EngineSettings = {}) {
    const config = {
      databaseUrl,
      executorId,
      slots: settings.slots ?? 10,
      logFile: join(directory, `${executorId}.log`),
      timings: { ...quickTimings, ...settings.timings },
      schedules: settings.schedules ?? [],
    };
    const child = fork(
      fileURLToPath(new URL('./engine-process.ts', import.meta.url)),
      [JSON.stringify(config)],
      {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    const exited = once(child, 'exit').then(([code, signal]) =>
      z.union([z.number(), z.string()]).parse(code ?? signal),
    );
    const engine: EngineProcess = {
      child,
      pid: child.pid ?? 0,
      exited,
      kill: (signal) => void child.kill(signal),
    };
    running.add(engine);
    void exited.then(() => running.delete(engine));
    const said = once(child, 'message').then(([message]) => answerSchema.parse(message));
    const died = exited.then((code) => ({
      type: 'refused' as const,
      message: `exited with ${code}`,
    }));
    return { child, engine, answer: Promise.race([said, died]) };
  }

  const readLog = (executorId: string) =>
    readFile(join(directory, `${executorId}.log`), 'utf8').catch(() => '');

  async function marks(jobId: string): Promise<string[]> {
    const { rows } = await pool.query<{ label: string }>(
      'select label from probe.mark where job_id = $1 order by id',
      [jobId],
    );
    return rows.map((row) => row.label);
  }

  async function untilState(jobId: string, state: JobState): Promise<Job> {
    return until(`job ${jobId} to be ${state}`, async () => {
      const job = await findJob(pool, jobId);
      return job?.state === state ? job : undefined;
    });
  }

  return {
    pool,
    databaseUrl,
    startEngine,
    spawnEngine,
    readLog,
    marks,
    untilState,
    enqueue: (request: EnqueueRequest) => enqueueJob(pool, request),
    untilMark: (jobId: string, label: string) =>
      until(`${label} of ${jobId}`, async () =>
        (await marks(jobId)).includes(label) ? true : undefined,
      ),
    openGate: (name: string) =>
      pool.query('insert into probe.gate (name) values ($1) on conflict do nothing', [name]),
    async stopEngines() {
      const left = [...running];
      for (const engine of left) {
        engine.kill('SIGCONT');
        engine.kill('SIGKILL');
      }
      await Promise.all(left.map((engine) => engine.exited));
    },
    async close() {
      await this.stopEngines();
      await pool.end();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const answerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('refused'), message: z.string() }),
]);

/** Looks until there is an answer; the deadline only ends a test that would never. */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = Date.now() + deadlineMs;
  while (Date.now() < giveUpAt) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited in vain for ${what}`);
}
