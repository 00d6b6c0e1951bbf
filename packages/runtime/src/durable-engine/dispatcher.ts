import { DBOS } from '@dbos-inc/dbos-sdk';
import {
  claimDue,
  findNews,
  returnUnknownClaims,
  untilNextDue,
  type Room,
} from './claim.queries.ts';
import { isConnectionFailure } from '../durable/failure.ts';
import type { EngineContext } from './engine-context.ts';
import { interrupt, workflowIdOf, type ActiveRun, type Claim } from './job-run.ts';
import type { JobStarter } from './job-workflow.ts';
import { fireDueSchedules } from './schedule.queries.ts';

/** A due job that another engine is just taking must not make us spin. */
const shortestWaitMs = 10;
const reconnectDelayMs = 250;
/** What was just claimed begins first; the next due time is looked up when that is under way. */
const lookAgainMs = 50;

export type Dispatcher = {
  onHint(payload: string): void;
  lookForWork(): void;
  /** Resolves when no claim is under way any more. */
  stop(): Promise<void>;
};

/** Claims what is due when a hint says so, when its time has come, and once per slow poll. One look at a time. */
export function createDispatcher(ctx: EngineContext, starter: JobStarter): Dispatcher {
  const { log, pool, timings, active } = ctx;
  let stopped = false;
  let wanted = false;
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let answerLost = false;

  function lookForWork(): void {
    wanted = true;
    looking ??= lookWhileWanted().finally(() => {
      looking = undefined;
      if (wanted && !stopped) lookForWork();
    });
  }

  async function lookWhileWanted(): Promise<void> {
    clearTimeout(timer);
    let delayMs = timings.pollMs;
    while (wanted && !stopped) {
      wanted = false;
      delayMs = await look();
    }
    if (!stopped) timer = setTimeout(() => void poll(), delayMs);
  }

  /** Answers with how long there is nothing to do. */
  async function look(): Promise<number> {
    if (!ctx.lease.isHeld()) return timings.pollMs;
    try {
      if (answerLost) await returnUnknownClaims(pool, ctx.options.executorId, [...active.keys()]);
      answerLost = false;
      const claims = await claimFree(ctx);
      for (const claim of claims) start(claim);
      if (wanted) return 0;
      if (claims.length > 0) return lookAgainMs;
      const dueMs = await untilNextDue(pool, openNames(ctx));
      if (dueMs === null) return timings.pollMs;
      if (dueMs <= 0) await fireSchedules();
      return Math.min(timings.pollMs, Math.max(shortestWaitMs, Math.ceil(dueMs)));
    } catch (error) {
      answerLost = true;
      log.warn({ err: error }, 'looking for work failed');
      return isConnectionFailure(error) ? reconnectDelayMs : timings.pollMs;
    }
  }

  /** Not waited for: the next hint must find us ready. */
  function start(claim: Claim): void {
    starter.start(claim).catch((error: unknown) => {
      log.error({ err: error, jobId: claim.jobId }, 'job could not be started');
      answerLost = true;
    });
  }

  async function fireSchedules(): Promise<void> {
    if ((await fireDueSchedules(pool, timings.scheduleGraceMs)) > 0) wanted = true;
  }

  /** Also makes up for hints about running jobs that got lost. */
  async function poll(): Promise<void> {
    lookForWork();
    if (active.size === 0) return;
    try {
      for (const news of await findNews(pool, [...active.keys()])) attend(news.jobId, news.stopped);
    } catch (error) {
      log.warn({ err: error }, 'looking for news of running jobs failed');
    }
  }

  function attend(jobId: string, isStopped: boolean): void {
    const run = active.get(jobId);
    if (!run) return;
    if (isStopped) interrupt(run, 'cancelled', () => abandonWorkflow(run));
    else run.bell.ring();
  }

  async function abandonWorkflow(run: ActiveRun): Promise<void> {
    await DBOS.cancelWorkflow(workflowIdOf(run.claim));
  }

  return {
    lookForWork,
    onHint(payload) {
      if (payload === 'job') return lookForWork();
      const jobId = payload.startsWith('look:') ? payload.slice('look:'.length) : undefined;
      if (jobId === undefined || !active.has(jobId)) return;
      findNews(pool, [jobId]).then(
        (found) => found.forEach((news) => attend(news.jobId, news.stopped)),
        (error: unknown) => log.warn({ err: error }, 'looking for news of a job failed'),
      );
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

/** Claims as much as there are slots for, of everything in one statement: what was claimed starts at once. */
async function claimFree(ctx: EngineContext): Promise<Claim[]> {
  const { executorId, slots } = ctx.options;
  const busy = busyClaims(ctx);
  const limit = slots - busy.length;
  if (limit <= 0) return [];
  return claimDue(ctx.pool, { executorId, rooms: roomsLeft(ctx, busy), limit });
}

const busyClaims = (ctx: EngineContext) =>
  [...ctx.active.values()].filter((run) => !run.waiting).map((run) => run.claim);

/** Jobs with a limit of their own each have their own room, all others share one. */
function roomsLeft(ctx: EngineContext, busy: readonly Claim[]): Room[] {
  const jobs = ctx.options.handlers.map((handler) => handler.job);
  const unlimited = jobs.filter((job) => job.concurrency === undefined).map((job) => job.name);
  const rooms: Room[] = [{ names: unlimited, most: ctx.options.slots }];
  for (const { name, concurrency } of jobs) {
    if (concurrency === undefined) continue;
    const most = concurrency - busy.filter((claim) => claim.name === name).length;
    rooms.push({ names: [name], most });
  }
  return rooms.filter(({ names, most }) => names.length > 0 && most > 0);
}

/** Names that there is room for; without room, no due time matters until a slot is free. */
function openNames(ctx: EngineContext): string[] {
  const busy = busyClaims(ctx);
  if (busy.length >= ctx.options.slots) return [];
  return roomsLeft(ctx, busy).flatMap(({ names }) => names);
}
