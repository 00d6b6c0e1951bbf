import {
  endDeadRuns,
  endDeadRunsEveryMinute,
  executeRun,
  failureReasons,
  stopTaskRuns,
} from '@helix/contracts/runs';
import type { RunEnd } from '@helix/contracts/gateway';
import {
  backoffDelayMs,
  handleJob,
  RetryLater,
  type JobHandler,
  type JobRun,
} from '@helix/runtime/durable';
import type { Context } from '../context.ts';
import { endRunsOfDeadJobs } from './end-dead-runs.ts';
import type { GatewayPort } from './gateway-port.ts';
import { beginAttempt, finishRun, recordStep, requeueRun } from './run-attempt.ts';
import { publishDelta } from './run-deltas.ts';
import { stopRunsOfTask } from './run-stop.ts';

export const runSchedules = [endDeadRunsEveryMinute];

/** The work of an engine on runs: attempts on a gateway until one succeeds or there is no use in another. */
export function createRunJobs(ctx: Context, gateways: GatewayPort): readonly JobHandler[] {
  return [
    handleJob(executeRun, (job) => carryOut(ctx, gateways, job)),
    handleJob(stopTaskRuns, ({ payload, fence }) => stopRunsOfTask(ctx, payload, fence)),
    handleJob(endDeadRuns, ({ signal }) => endRunsOfDeadJobs(ctx, signal)),
  ];
}

async function carryOut(
  ctx: Context,
  gateways: GatewayPort,
  job: JobRun<{ runId: string }>,
): Promise<void> {
  const { runId } = job.payload;
  const { fence } = job;
  // Once per try of the job; an engine that takes over in the middle starts the attempt anew, under a higher number.
  const end = await job.step(`attempt ${job.attempt}`, { onCrash: 'retry' }, (signal) =>
    attemptOnGateway(ctx, gateways, { job, signal }),
  );
  if (!end || end.outcome === 'suspended') return;
  const retryInMs = waitBeforeRetry(end, job.attempt);
  if (retryInMs === undefined) await finishRun(ctx, { ...end, outcome: end.outcome }, fence);
  else
    await requeueRun(
      ctx,
      { runId, reason: end.reason ?? 'internal', message: end.message ?? '' },
      fence,
    );
  await gateways.acknowledge(runId, end.attempt).catch((error: unknown) => {
    ctx.log.warn({ err: error, runId }, 'gateway keeps an outcome that is already stored');
  });
  if (retryInMs !== undefined) throw new RetryLater(retryInMs, end.message ?? 'The attempt failed');
}

async function attemptOnGateway(
  ctx: Context,
  gateways: GatewayPort,
  { job, signal }: { job: JobRun<{ runId: string }>; signal: AbortSignal },
): Promise<RunEnd | undefined> {
  const { fence } = job;
  await waitForGateway(ctx, gateways, { job, signal });
  const attempt = await beginAttempt(ctx, job.payload.runId, fence);
  if (!attempt) return undefined;
  const { runId } = attempt;
  return gateways.execute(
    attempt,
    {
      onDelta(delta) {
        publishDelta(ctx.ephemeral, { ...delta, runId }).catch((error: unknown) =>
          ctx.log.debug({ err: error, runId }, 'followers will see this text with the step'),
        );
      },
      onStep: (step) => recordStep(ctx, { ...step, runId }, fence),
    },
    signal,
  );
}

/** A run that cannot start says why, and starts by itself as soon as it can. */
async function waitForGateway(
  ctx: Context,
  gateways: GatewayPort,
  { job, signal }: { job: JobRun<{ runId: string }>; signal: AbortSignal },
): Promise<void> {
  if (gateways.isAvailable()) return;
  const { runId } = job.payload;
  await requeueRun(
    ctx,
    { runId, reason: 'gateway_unavailable', message: failureReasons.gateway_unavailable.sentence },
    job.fence,
  );
  await gateways.untilAvailable(signal);
}

/** How long to wait before another attempt, or nothing when this one was the last. */
function waitBeforeRetry(end: RunEnd, tried: number): number | undefined {
  const rule = end.reason === undefined ? null : failureReasons[end.reason].retry;
  if (!rule || tried > rule.times) return undefined;
  return end.retryAfterMs ?? backoffDelayMs(rule.backoffMs, tried);
}
