import { DBOS } from '@dbos-inc/dbos-sdk';
import { z } from 'zod';
import type { JobHandler } from '../durable/job-handler.ts';
import { judgeFailure, toFailure, type Failure } from '../durable/failure.ts';
import {
  claimRecovered,
  leaveToRecovery,
  recordDead,
  recordDone,
  recordRetry,
} from './claim.queries.ts';
import { insist } from './database.ts';
import { maxRecoveryAttempts } from './dbos.ts';
import type { EngineContext } from './engine-context.ts';
import {
  createRun,
  interrupt,
  isGivenUp,
  letGo,
  workflowIdOf,
  type ActiveRun,
  type Claim,
} from './job-run.ts';
import { findCrashes } from './recovery.queries.ts';
import { createStepRunner, StepFailure, type Memo, type Outcome } from './step.ts';
import { suspectCrashes } from './trial.ts';

export type JobStarter = { start(claim: Claim): Promise<void> };

/** One workflow carries out every job; which one, its arguments say. Must be called before DBOS is launched. */
export function registerJobWorkflow(ctx: EngineContext): JobStarter {
  const handlers = new Map(
    ctx.options.handlers.map((handler) => [handler.job.name as string, handler]),
  );
  /** Claimed here and about to start, by workflow id. What is missing here comes from the recovery queue. */
  const starting = new Map<string, ActiveRun>();

  async function execute(jobId: string, attempt: number): Promise<void> {
    if (!ctx.lease.isHeld()) await forever();
    const run = takeStarting(jobId, attempt) ?? (await adopt(jobId, attempt));
    if (!run) return;
    try {
      await carryOut(ctx, run);
    } finally {
      ctx.active.delete(jobId);
      run.cleared();
      run.ended.resolve();
      ctx.onSlotFree();
    }
  }

  function takeStarting(jobId: string, attempt: number): ActiveRun | undefined {
    const id = workflowIdOf({ jobId, attempt });
    const run = starting.get(id);
    starting.delete(id);
    return run;
  }

  async function adopt(jobId: string, attempt: number): Promise<ActiveRun | undefined> {
    const crashes = await insist(ctx.log, () => findCrashes(ctx.pool, jobId));
    if (crashes < suspectCrashes) return takeUp(jobId, attempt);
    const clear = await ctx.trial.enter();
    const run = await takeUp(jobId, attempt);
    if (run) run.cleared = clear;
    else clear();
    return run;
  }

  async function takeUp(jobId: string, attempt: number): Promise<ActiveRun | undefined> {
    const { executorId } = ctx.options;
    const claim = await insist(ctx.log, () =>
      claimRecovered(ctx.pool, { executorId, jobId, attempt }),
    );
    if (!claim) return undefined;
    const handler = handlers.get(claim.name);
    if (!handler) {
      const failure = { name: 'Error', message: `This release has no handler for ${claim.name}` };
      await insist(ctx.log, () => recordDead(ctx.pool, claim, failure, 'no_handler'));
      return undefined;
    }
    ctx.log.info(
      { jobId, job: claim.name, attempt, crashes: claim.crashes },
      'going on with a job',
    );
    return open(claim, handler);
  }

  function open(claim: Claim, handler: JobHandler): ActiveRun {
    const run = createRun(claim, handler);
    ctx.active.set(claim.jobId, run);
    return run;
  }

  const workflow = DBOS.registerWorkflow(execute, { name: 'job', maxRecoveryAttempts });

  return {
    async start(claim) {
      const workflowID = workflowIdOf(claim);
      const handler = handlers.get(claim.name);
      if (!handler) throw new Error(`Claimed ${claim.name} without a handler`);
      starting.set(workflowID, open(claim, handler));
      try {
        await DBOS.startWorkflow(workflow, { workflowID })(claim.jobId, claim.attempt);
      } catch (error) {
        if (starting.delete(workflowID)) ctx.active.delete(claim.jobId);
        throw error;
      }
      if (!starting.delete(workflowID)) return;
      // The id was taken: an engine that thawed after it was overtaken started it, and will stop itself.
      ctx.active.delete(claim.jobId);
      await insist(ctx.log, () => leaveToRecovery(ctx.pool, claim));
    },
  };
}

async function carryOut(ctx: EngineContext, run: ActiveRun): Promise<void> {
  const { claim, handler } = run;
  const timeout = watchTime(run);
  let failure: Failure | undefined;
  try {
    const memo = await recallSteps(claim);
    await handler.execute({
      jobId: claim.jobId,
      attempt: claim.attempt,
      tried: claim.tried,
      organizationId: claim.organizationId,
      payload: claim.payload,
      dueAt: claim.dueAt,
      fence: { jobId: claim.jobId, token: claim.token },
      signal: run.controller.signal,
      ...createStepRunner(ctx, run, memo),
    });
  } catch (error) {
    failure = error instanceof StepFailure ? error.failure : toFailure(error);
    if (isGivenUp(run)) await letGo(run);
    ctx.log.warn(
      { err: error, jobId: claim.jobId, job: claim.name, attempt: claim.attempt },
      'job attempt failed',
    );
  } finally {
    clearInterval(timeout);
  }
  if (run.interruption === 'fenced') await forever();
  if (failure) await settleFailure(ctx, run, failure);
  else await insist(ctx.log, () => recordDone(ctx.pool, claim));
}

async function settleFailure(ctx: EngineContext, run: ActiveRun, failure: Failure): Promise<void> {
  const { claim, handler } = run;
  const verdict = judgeFailure(failure, { ...claim, backoffMs: handler.job.backoffMs });
  if (verdict.kind === 'retry') {
    return insist(ctx.log, () => recordRetry(ctx.pool, claim, failure, verdict));
  }
  ctx.log.error(
    { jobId: claim.jobId, job: claim.name, reason: verdict.reason, failure },
    'job became a dead letter',
  );
  return insist(ctx.log, () => recordDead(ctx.pool, claim, failure, verdict.reason));
}

/** Counts working time only: waiting for a person must not use it up. */
function watchTime(run: ActiveRun): NodeJS.Timeout | undefined {
  const { timeoutMs } = run.handler.job;
  if (timeoutMs === undefined) return undefined;
  const tickMs = Math.min(1_000, Math.max(10, timeoutMs / 20));
  let workedMs = 0;
  return setInterval(() => {
    if (!run.waiting) workedMs += tickMs;
    if (workedMs >= timeoutMs) interrupt(run, 'timed_out');
  }, tickMs);
}

const outcomeSchema = z.object({ ok: z.literal(true), value: z.unknown() });

/** What earlier attempts had finished. Inside the workflow each look is a checkpoint itself, so that a replay sees the same. */
async function recallSteps(claim: Claim): Promise<Memo> {
  const memo = new Map<string, Outcome>();
  for (let attempt = 1; attempt < claim.attempt; attempt += 1) {
    const steps = await DBOS.listWorkflowSteps(workflowIdOf({ jobId: claim.jobId, attempt }));
    for (const { name, output } of steps ?? []) {
      const outcome = outcomeSchema.safeParse(output);
      if (outcome.success) memo.set(name, { ok: true, value: outcome.data.value });
    }
  }
  return memo;
}

/** For what must never report an outcome. The process is about to end. */
const forever = () => new Promise<never>(() => undefined);
