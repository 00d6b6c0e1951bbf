import { pino } from 'pino';
import pg from 'pg';
import { z } from 'zod';
import { defineSchedule } from '@helix/contracts';
import { createEngine } from '../../durable-engine/index.ts';
import { createProbeHandlers, quickJob } from './probe-jobs.ts';

/** An engine in a process of its own, as the tests start, freeze and kill it. */
const settings = z
  .object({
    databaseUrl: z.string(),
    executorId: z.string(),
    slots: z.number(),
    logFile: z.string(),
    timings: z.record(z.string(), z.number()),
    schedules: z.array(
      z.object({ name: z.string(), cron: z.string(), backfill: z.enum(['all', 'last', 'none']) }),
    ),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const log = pino(
  { level: 'debug' },
  pino.destination({ dest: settings.logFile, sync: true, append: true }),
);
const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: 5 });
pool.on('error', (error) => log.warn({ err: error }, 'probe connection lost'));
pool.on('connect', (client) => client.on('error', () => undefined));

const engine = createEngine({
  databaseUrl: settings.databaseUrl,
  executorId: settings.executorId,
  slots: settings.slots,
  timings: settings.timings,
  handlers: createProbeHandlers(pool, settings.executorId),
  schedules: settings.schedules.map((schedule) =>
    defineSchedule({ ...schedule, timeZone: 'UTC', job: quickJob, payload: { label: 'tick' } }),
  ),
  log,
  onLost: () => process.exit(3),
});

process.once('SIGTERM', () => {
  engine.drain(AbortSignal.timeout(300)).then(
    () => process.exit(0),
    (error: unknown) => {
      log.fatal({ err: error }, 'drain failed');
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));
process.on('unhandledRejection', (error) => {
  log.fatal({ err: error }, 'unhandled rejection');
  process.exit(2);
});

try {
  await engine.start();
  process.send?.({ type: 'ready' });
} catch (error) {
  process.send?.({
    type: 'refused',
    message: error instanceof Error ? error.message : String(error),
  });
  process.exit(4);
}
