import { AsyncLocalStorage } from 'node:async_hooks';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { wfQueueRunner } from '@dbos-inc/dbos-sdk/internal/wfqueue';
import type pg from 'pg';
import { defaultTimings, type Engine, type EngineOptions } from '../durable/engine.ts';
import { inTransaction, openPool } from './database.ts';
import { launchDbos } from './dbos.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import type { EngineContext } from './engine-context.ts';
import { interrupt, type ActiveRun } from './job-run.ts';
import { registerJobWorkflow } from './job-workflow.ts';
import { createLease } from './lease.ts';
import { findOrphanedExecutors, handBack, recover, takeDeadLeases } from './recovery.queries.ts';
import { startRetention } from './retention.ts';
import { publishSchedules } from './schedule.queries.ts';
import { createTrial } from './trial.ts';

/** How long aborted code has to let go before its job is given away regardless. */
const letGoLimitMs = 1_000;

/** The engine on DBOS. DBOS lives once per process, and so does this. */
export function createEngine(options: EngineOptions): Engine {
  const timings = { ...defaultTimings, ...options.timings };
  const log = options.log.child({ executor: options.executorId });
  const active = new Map<string, ActiveRun>();
  const pool = openPool(options.databaseUrl, options.executorId, log);
  // A job that ends calls us from inside its workflow; what we start then must not become that workflow's child.
  const outsideOfWorkflows = AsyncLocalStorage.snapshot();
  let dispatcher: Dispatcher | undefined;
  let stopHousekeeping = () => {};

  const lease = createLease({
    databaseUrl: options.databaseUrl,
    executorId: options.executorId,
    timings,
    log,
    onHint: (payload) => dispatcher?.onHint(payload),
    onReconnect: () => dispatcher?.lookForWork(),
    onBeat: (overdue) => {
      if (overdue) void sweep(ctx, (client) => takeDeadLeases(client, timings.leaseMs));
    },
    onLost(error) {
      log.fatal({ err: error }, 'engine stops itself');
      stopHousekeeping();
      ctx.trial.close();
      void dispatcher?.stop();
      wfQueueRunner.stop();
      for (const run of active.values()) interrupt(run, 'fenced');
      options.onLost(error);
    },
  });
  const ctx: EngineContext = {
    options,
    timings,
    log,
    pool,
    lease,
    trial: createTrial(timings.trialMs),
    active,
    onSlotFree: () => outsideOfWorkflows(() => dispatcher?.lookForWork()),
  };

  return {
    name: 'engine',
    async start() {
      await lease.take();
      // Holding the name proves that its former bearer is gone: what it left is taken up before anything new.
      await takeOver(ctx, () => Promise.resolve([options.executorId]));
      const starter = registerJobWorkflow(ctx);
      await launchDbos({
        databaseUrl: options.databaseUrl,
        executorId: options.executorId,
        pool,
        log,
      });
      await publishSchedules(pool, options.schedules);
      dispatcher = createDispatcher(ctx, starter);
      dispatcher.lookForWork();
      stopHousekeeping = startHousekeeping(ctx);
    },
    async drain(deadline) {
      stopHousekeeping();
      ctx.trial.close();
      await dispatcher?.stop();
      wfQueueRunner.stop();
      await untilEndedOr(active, AbortSignal.any([deadline, AbortSignal.timeout(timings.drainMs)]));
      await handOver(ctx);
      await lease.release();
      await DBOS.shutdown();
      await pool.end();
    },
  };
}

type FindDead = (client: pg.ClientBase) => Promise<string[]>;

/** Leases and work move in one transaction, so that neither is lost with us. */
async function takeOver(ctx: EngineContext, findDead: FindDead): Promise<void> {
  const taken = await inTransaction(ctx.pool, async (client) => {
    const ids = await findDead(client);
    return ids.length === 0
      ? undefined
      : { ids, ...(await recover(client, ids, ctx.timings.poisonLimit)) };
  });
  if (!taken) return;
  if (taken.resumed + taken.requeued + taken.poisoned > 0) {
    ctx.log.warn(taken, 'took over the work of engines that are gone');
  }
  ctx.onSlotFree();
}

/** The next beat or round tries again. */
async function sweep(ctx: EngineContext, findDead: FindDead): Promise<void> {
  try {
    await takeOver(ctx, findDead);
  } catch (error) {
    ctx.log.warn({ err: error }, 'take-over failed');
  }
}

function startHousekeeping(ctx: EngineContext): () => void {
  const orphans = setInterval(
    () => void sweep(ctx, findOrphanedExecutors),
    ctx.timings.orphanSweepMs,
  );
  const stopRetention = startRetention(ctx);
  return () => {
    clearInterval(orphans);
    stopRetention();
  };
}

/** Waiting jobs are not waited for: they may take days, and go on anywhere. */
async function untilEndedOr(active: Map<string, ActiveRun>, deadline: AbortSignal): Promise<void> {
  if (deadline.aborted) return;
  const over = Promise.withResolvers<void>();
  deadline.addEventListener('abort', () => over.resolve());
  const working = () => [...active.values()].filter((run) => !run.waiting);
  while (working().length > 0 && !deadline.aborted) {
    await Promise.race([over.promise, Promise.any(working().map((run) => run.ended.promise))]);
  }
}

async function handOver(ctx: EngineContext): Promise<void> {
  const left = [...ctx.active.values()];
  for (const run of left) {
    interrupt(run, 'handed_back', () =>
      inTransaction(ctx.pool, (client) => handBack(client, run.claim.jobId, run.claim.token)),
    );
  }
  const limit = new Promise<void>((resolve) => setTimeout(resolve, letGoLimitMs).unref());
  await Promise.race([limit, Promise.all(left.map((run) => run.ended.promise))]);
  await Promise.all(left.map((run) => run.leave()));
  if (left.length > 0) ctx.log.info({ jobs: left.length }, 'handed unfinished jobs back');
}
